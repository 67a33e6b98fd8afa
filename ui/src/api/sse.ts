/**
 * Splits a text/event-stream into its events (WHATWG HTML, 9.2.6).
 * `EventSource` cannot send an Authorization header, hence this reader.
 */
export class SseParser {
  private buffer = "";
  private data: string[] = [];
  private name = "message";

  constructor(private readonly onEvent: (name: string, data: string) => void) {}

  push(chunk: string): void {
    this.buffer += chunk;
    for (;;) {
      const end = this.buffer.search(/\r\n|\n|\r(?!$)/);
      if (end < 0) {
        return;
      }
      const line = this.buffer.slice(0, end);
      const width = this.buffer.startsWith("\r\n", end) ? 2 : 1;
      this.buffer = this.buffer.slice(end + width);
      this.line(line);
    }
  }

  private line(line: string): void {
    if (line === "") {
      if (this.data.length > 0) {
        this.onEvent(this.name, this.data.join("\n"));
      }
      this.data = [];
      this.name = "message";
      return;
    }
    const field = /^(data|event): ?(.*)$/.exec(line);
    if (field?.[1] === "data") {
      this.data.push(field[2] ?? "");
    } else if (field) {
      this.name = field[2] ?? "";
    }
  }
}
