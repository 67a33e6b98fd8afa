// Body of a function (kind, name) that answers the best visible element, or null.
const [kind, wanted] = arguments;
const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const byIds = (ids) => squeeze((ids ?? "").split(" ").map((id) => document.getElementById(id)?.innerText).join(" "));
const labels = (element) => [...(element.labels ?? [])].map((label) => squeeze(label.innerText));
const names = (element) =>
  [
    squeeze(element.getAttribute("aria-label")),
    byIds(element.getAttribute("aria-labelledby")),
    ...labels(element),
    squeeze(element.getAttribute("placeholder")),
    squeeze(element.getAttribute("title")),
    element.matches("input, textarea, select") ? "" : squeeze(element.innerText),
  ].filter((name) => name !== "");
const controls =
  "button, a[href], summary, label, [role=button], [role=link], [role=tab], [role=menuitem], [role=menuitemradio], " +
  "[role=option], [role=row], [role=gridcell], [role=switch], [role=checkbox], [role=radio], " +
  "input[type=checkbox], input[type=radio], [data-testid]";
const fields = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox], [role=spinbutton]";

if (kind === "id") {
  return [...document.querySelectorAll(`[data-testid="${CSS.escape(wanted)}"]`)].find(visible) ?? null;
}
if (kind === "text") {
  return squeeze(document.body?.innerText).includes(squeeze(wanted)) ? document.body : null;
}
if (kind === "focus") {
  const focused = document.activeElement;
  return focused && names(focused).some((name) => name.startsWith(wanted)) ? focused : null;
}
if (kind === "focus-choice") {
  const focused = document.activeElement;
  return focused?.matches("input[type=radio]") && names(focused).includes(wanted) ? focused : null;
}
if (kind === "focus-id") {
  const focused = document.activeElement;
  return focused?.closest(`[data-testid="${CSS.escape(wanted)}"]`) === focused ? focused : null;
}
if (kind === "option") {
  const chosen = [...document.querySelectorAll("[role=option][data-combobox-selected]")].filter(visible);
  return chosen.find((option) => squeeze(option.innerText).startsWith(wanted)) ?? null;
}
// A line of a list whose box can still be ticked.
const tickable = (line) =>
  squeeze(line.innerText).includes(wanted) ? line.querySelector("input[type=checkbox]:not(:disabled):not(:checked)") : null;
if (kind === "tick") {
  const lines = [...document.querySelectorAll("[role=row]")].filter(visible);
  return lines.map(tickable).find((box) => box) ?? null;
}
if (kind === "line") {
  const line = document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "");
  return line && tickable(line) ? line : null;
}
// Radios of a row of alternatives have no size of their own: people click their labels.
const sized = (element) => element.getBoundingClientRect().width > 1;
const candidates = [...document.querySelectorAll(kind === "field" ? fields : controls)].filter(visible).filter(sized);
// A dialog on top hides what lies under it, also from names.
const dialog = [...document.querySelectorAll("[role=dialog], dialog[open]")].filter(visible).at(-1);
const near = dialog ? candidates.filter((element) => dialog.contains(element)) : [];
const tests = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
for (const group of [near, candidates]) {
  for (const test of tests) {
    const hits = group.filter((element) => names(element).some(test));
    if (hits.length > 0) {
      // The innermost one is what a person means.
      return hits.find((element) => !hits.some((other) => other !== element && element.contains(other)));
    }
  }
}
return null;
