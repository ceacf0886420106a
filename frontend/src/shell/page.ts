/** Small questions to the page that several parts ask. */

/** The nearest element that an event came from, if it matches. */
export function from<T extends Element = HTMLElement>(event: Event, selector: string): T | null {
  return event.target instanceof Element ? event.target.closest<T>(selector) : null;
}

/** Run on the whole page now, and on every part that arrives later. */
export function onContent(run: (root: ParentNode) => void): void {
  run(document);
  document.addEventListener("htmx:load", (event) => run((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
  document.addEventListener("page:part", (event) => run(event.target as HTMLElement));
}

/** Every match inside a part, the part itself included. */
export function within<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const inside = [...root.querySelectorAll<T>(selector)];
  return root instanceof Element && root.matches(selector) ? [root as unknown as T, ...inside] : inside;
}

/** Remember a choice of this device for a year; the server reads it, so pages never flash. */
export function remember(name: string, value: string): void {
  const life = value ? 31536000 : 0;
  document.cookie = `${name}=${value}; path=/; max-age=${life}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}

/** Whether a key press belongs to something being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export const isPhone = (): boolean => matchMedia("(max-width: 47.99rem)").matches;
