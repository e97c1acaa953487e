/** Paragraphs as they were typed. Text only: nothing in a message is ever read as markup, and no address becomes a link. */
export function Prose({ text, struck = false }: { readonly text: string; readonly struck?: boolean }) {
  if (text.trim() === '') return null;
  const paragraphs = text.split(/\n{2,}/u);
  const shown = paragraphs.map((paragraph, index) => (
    <p className="prose" key={index}>
      {paragraph}
    </p>
  ));
  return struck ? <del className="prose-struck">{shown}</del> : <>{shown}</>;
}
