/**
 * Ref of a line of verbs at the foot of a page: what is said at the foot of the window then lies above it,
 * however many rows it takes.
 */
export function footLine(line: HTMLDivElement): () => void {
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => style.setProperty("--kz-foot-line", `${line.offsetHeight}px`));
  watch.observe(line);
  return () => {
    watch.disconnect();
    style.removeProperty("--kz-foot-line");
  };
}
