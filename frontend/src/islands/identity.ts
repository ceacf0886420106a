/**
 * `input[data-island=identity][data-kind=id|uscc]`: says at once whether a number can be right. The server decides;
 * this only saves a walk back. `data-fills-birth="#id"` fills the date of birth.
 */
import { idNumber, uscc, type Verdict } from "./identity/numbers";

const CHECK: Record<string, (text: string) => Verdict> = { id: idNumber, uscc };

export function start(element: HTMLElement): void {
  const input = element as HTMLInputElement;
  const check = CHECK[input.dataset["kind"] ?? "id"];
  if (!check) return;
  const say = document.createElement("p");
  say.setAttribute("aria-live", "polite");
  input.after(say);
  const look = () => {
    const typed = input.value.replace(/[\s-]/g, "").toUpperCase();
    if (typed !== input.value) input.value = typed;
    const verdict = check(typed);
    say.textContent = verdict.words;
    say.className = `identity-say${verdict.state === "open" ? "" : ` identity-say--${verdict.state}`}`;
    const birth = input.dataset["fillsBirth"] ? document.querySelector<HTMLInputElement>(input.dataset["fillsBirth"]) : null;
    if (birth && verdict.birth) birth.value = verdict.birth;
  };
  input.addEventListener("input", look);
  if (input.value) look();
}
