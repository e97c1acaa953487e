export type Fault = { readonly path: string; readonly line: number; readonly message: string };

export function showFault({ path, line, message }: Fault): string {
  return `${path}:${line} ${message}`;
}
