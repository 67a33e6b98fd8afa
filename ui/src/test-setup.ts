import "@testing-library/jest-dom/vitest";

// jsdom has no media queries, which the kit's provider asks.
window.matchMedia = (media) =>
  ({
    media,
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;

// Nor does it lay anything out, so nothing can be scrolled into view.
Element.prototype.scrollIntoView = () => {};
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
