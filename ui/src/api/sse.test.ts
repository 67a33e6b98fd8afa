import { expect, it } from "vitest";
import { SseParser } from "./sse";

function read(chunks: string[]): string[] {
  const seen: string[] = [];
  const parser = new SseParser((name, data) => seen.push(`${name} ${data}`));
  for (const chunk of chunks) {
    parser.push(chunk);
  }
  return seen;
}

it("reads events whatever the pieces they arrive in", () => {
  const stream = ': hello\n\nevent: changed\ndata: {"seq":1}\n\ndata: a\r\ndata: b\r\n\r\ndata:c\n\n';
  const whole = ['changed {"seq":1}', "message a\nb", "message c"];
  expect(read([stream])).toEqual(whole);
  expect(read([...stream])).toEqual(whole);
});

it("keeps an unfinished event to itself", () => {
  expect(read(["data: half\n"])).toEqual([]);
});
