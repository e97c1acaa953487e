// Reads a transparency log over HTTP (c2sp.org/tlog-tiles) with golang.org/x/mod/sumdb, and checks all that it says.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const tileWidth = 1 << tileHeight

// origin reads one log, and remembers what it read. It is a tlog.TileReader.
type origin struct {
	url  string
	read map[string][]byte
}

func (o origin) get(path string) []byte {
	if known, ok := o.read[path]; ok {
		return known
	}
	answer, err := http.Get(o.url + "/" + path)
	must(err)
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", path, answer.Status)
	}
	body, err := io.ReadAll(answer.Body)
	must(err)
	o.read[path] = body
	return body
}

func (o origin) Height() int { return tileHeight }

func (o origin) SaveTiles([]tlog.Tile, [][]byte) {}

func (o origin) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data[i] = o.get(path(tile))
	}
	return data, nil
}

// path is a tile's name, which c2sp.org/tlog-tiles has without the height.
func path(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}

// entries reads a bundle: each entry with its length in two bytes before it.
func (o origin) entries(n int64, width int) [][]byte {
	name := path(tlog.Tile{H: tileHeight, L: 0, N: n, W: width})
	bundle := o.get(strings.Replace(name, "tile/0/", "tile/entries/", 1))
	var found [][]byte
	for len(bundle) > 0 {
		length := int(binary.BigEndian.Uint16(bundle))
		found = append(found, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	return found
}

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: main <url of the log> [key]")
	}
	from := origin{strings.TrimSuffix(os.Args[1], "/"), map[string][]byte{}}
	key := strings.TrimSpace(string(from.get("key")))
	if len(os.Args) > 2 {
		key = os.Args[2]
	}

	verifier, err := note.NewVerifier(key)
	must(err)
	signed, err := note.Open(from.get("checkpoint"), note.VerifierList(verifier))
	must(err)
	fmt.Printf("note: signed by %s; %d signatures of others\n", signed.Sigs[0].Name, len(signed.UnverifiedSigs))

	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root := hashOf(lines[2])
	fmt.Printf("checkpoint: %s, %d leaves, %s\n", lines[0], size, lines[3])

	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, from)
	made, err := tlog.TreeHash(size, reader)
	must(err)
	if made != root {
		log.Fatal("the tiles have another root")
	}
	fmt.Println("root: the tiles have the checkpoint's")

	checkEntries(from, reader, size, root)
	checkGrowth(reader, size, root)
}

func checkEntries(from origin, reader tlog.HashReader, size int64, root tlog.Hash) {
	for first := int64(0); first < size; first += tileWidth {
		width := tileWidth
		if size-first < tileWidth {
			width = int(size - first)
		}
		for i, entry := range from.entries(first/tileWidth, width) {
			index := first + int64(i)
			proof, err := tlog.ProveRecord(size, index, reader)
			must(err)
			must(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entry)))
		}
	}
	fmt.Printf("inclusion: %d entries, each proved\n", size)
}

func checkGrowth(reader tlog.HashReader, size int64, root tlog.Hash) {
	checked := 0
	for earlier := int64(1); earlier <= size; earlier += 1 + size/50 {
		before, err := tlog.TreeHash(earlier, reader)
		must(err)
		proof, err := tlog.ProveTree(size, earlier, reader)
		must(err)
		must(tlog.CheckTree(proof, size, root, earlier, before))
		checked++
	}
	fmt.Printf("consistency: %d earlier sizes, each continued\n", checked)
}

func hashOf(line string) tlog.Hash {
	var hash tlog.Hash
	bytes, err := base64.StdEncoding.DecodeString(line)
	must(err)
	copy(hash[:], bytes)
	return hash
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
