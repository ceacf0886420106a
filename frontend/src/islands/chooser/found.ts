/** Where the options of a chooser come from: the select itself, or the server for the words typed. */
export type Found = { options: { value: string; title: string }[]; more: boolean };

const WAIT = 200;

export const matches = (text: string, words: string[]): boolean => {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
};

const listed = (select: HTMLSelectElement, words: string[]): Found => ({
  options: [...select.options].filter((one) => one.value && matches(one.text, words)).map((one) => ({ value: one.value, title: one.text })),
  more: false,
});

/** Calls `show` with what was found for the last words asked; null when the server could not be asked. */
export function finder(select: HTMLSelectElement, show: (found: Found | null) => void): (typed: string) => void {
  const address = select.dataset["search"];
  let asked = 0;
  let timer = 0;
  return (typed) => {
    const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const turn = ++asked;
    clearTimeout(timer);
    if (!address || !words.length) return show(listed(select, words));
    timer = window.setTimeout(async () => {
      const answer = await fetch(`${address}?q=${encodeURIComponent(words.join(" "))}`, { headers: { Accept: "application/json" } }).catch(() => null);
      const body = answer?.ok ? ((await answer.json()) as { choices: Found["options"]; more: boolean }) : null;
      if (turn === asked) show(body && { options: body.choices, more: body.more });
    }, WAIT);
  };
}
