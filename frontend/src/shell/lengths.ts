/**
 * `maxlength` cuts what is pasted without a word. Where script runs, a field takes all of it and says how much is too
 * much; the server refuses what stays too long, and the form keeps it.
 */
import { onContent, within } from "./page";

type Text = HTMLInputElement | HTMLTextAreaElement;

/** How many characters may still be typed, as the server counts them; below zero so many are too many. */
export const left = (typed: string, most: number): number => most - [...typed.trim()].length;

/** What to say: nothing while there is much room. */
export function words(still: number, most: number): string {
  if (still < 0) return `超出 ${-still} 个字，请删减后提交（最多 ${most} 个字）`;
  return still <= most / 5 ? `还可输入 ${still} 个字` : "";
}

function watch(field: Text, most: number): void {
  const told = document.createElement("p");
  told.setAttribute("aria-live", "polite");
  field.removeAttribute("maxlength");
  field.after(told);
  const tell = (): void => {
    const still = left(field.value, most);
    told.className = still < 0 ? "field__error" : "field__help";
    told.textContent = field.value ? words(still, most) : "";
    told.hidden = !told.textContent;
  };
  field.addEventListener("input", tell);
  tell();
}

export function startLengths(): void {
  onContent((root) =>
    within<Text>(root, ".field :is(input, textarea)[maxlength]:not(.code-input)").forEach((field) => watch(field, field.maxLength)),
  );
}
