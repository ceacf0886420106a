/**
 * `form[data-island=wizard]`: its `fieldset[data-step]` become steps, one at a time, and it is sent by fetch, so that a
 * lost network loses nothing: the same body with the same key goes again until the server answers.
 * Without script the same form is one long page.
 */
import { showSummary } from "./wizard/summary";
import { Sender } from "./sender/sender";

function button(text: string, primary: boolean): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = primary ? "button button--primary button--wide" : "button";
  made.textContent = text;
  return made;
}

function complete(step: HTMLElement): boolean {
  const wrong = [...step.querySelectorAll<HTMLInputElement>("input, select, textarea")].find((one) => !one.checkValidity());
  wrong?.reportValidity();
  return !wrong;
}

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const steps = [...form.querySelectorAll<HTMLElement>("[data-step]")];
  new Sender(form).start();
  if (steps.length < 2) return;
  const foot = form.querySelector<HTMLElement>(".form__foot");
  const submit = foot?.querySelector<HTMLElement>("[type=submit]");
  const progress = document.querySelector<HTMLElement>(".stepper");
  const back = button("上一步", false);
  const next = button("下一步", true);
  foot?.prepend(back, next);
  form.classList.add("is-wizard");
  let at = 0;

  const show = (to: number, focus: boolean) => {
    at = Math.max(0, Math.min(steps.length - 1, to));
    steps.forEach((step, index) => (step.hidden = index !== at));
    back.hidden = at === 0;
    next.hidden = at === steps.length - 1;
    if (submit) submit.hidden = at !== steps.length - 1;
    if (progress) mark(progress, at);
    const step = steps[at];
    step?.dispatchEvent(new CustomEvent("step:shown", { bubbles: true }));
    step?.querySelectorAll("[data-signature]").forEach((pad) => pad.dispatchEvent(new CustomEvent("step:shown")));
    step?.querySelectorAll<HTMLElement>("[data-wizard-summary]").forEach((place) => showSummary(form, place));
    if (!focus || !step) return;
    step.tabIndex = -1;
    step.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };

  next.addEventListener("click", () => {
    const step = steps[at];
    if (!step || !complete(step)) return;
    history.pushState({ step: at + 1 }, "", `#step-${at + 2}`);
    show(at + 1, true);
  });
  back.addEventListener("click", () => history.back());
  window.addEventListener("popstate", (event) => show((event.state as { step?: number } | null)?.step ?? 0, true));
  const wrong = steps.findIndex((step) => step.querySelector('[aria-invalid="true"], .field--wrong'));
  history.replaceState({ step: Math.max(0, wrong) }, "");
  show(wrong, false);
}

function mark(progress: HTMLElement, at: number): void {
  const steps = [...progress.querySelectorAll<HTMLElement>(".stepper__step")];
  steps.forEach((step, index) => {
    const state = index < at ? "done" : index === at ? "current" : "ahead";
    step.className = `stepper__step stepper__step--${state}`;
    if (index === at) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  });
  const brief = progress.querySelector(".stepper__brief");
  if (brief) brief.textContent = `第 ${at + 1} 步，共 ${steps.length} 步`;
}
