/** Sends the form by fetch. No answer means: keep it, say so, and send the very same again when the network is back. */
import { carryToasts } from "../../shell/toasts";
import { dropLetter, keepLetter, letters, type Letter } from "./outbox";

const AGAIN = 15_000;
/** Answers that say nothing about the act itself: try again. */
const PASSING = new Set([502, 503, 504]);

export class Sender {
  private sending = false;
  private timer = 0;

  constructor(private readonly form: HTMLFormElement) {}

  start(): void {
    this.form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || (this.form.dataset["send"] === "offline" && navigator.onLine)) return;
      if (event.submitter?.dataset["preview"] !== undefined) return;
      event.preventDefault();
      void this.post(this.letter(event.submitter as HTMLButtonElement | null));
    });
    window.addEventListener("online", () => void this.again());
    void this.again();
  }

  private letter(submitter: HTMLButtonElement | null): Letter {
    const body = new FormData(this.form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    return {
      key: String(body.get("key") ?? "") || `${location.pathname}#${Date.now()}`,
      url: this.form.action || location.href,
      page: location.pathname,
      at: Date.now(),
      fields: [...body.entries()],
    };
  }

  private async again(): Promise<void> {
    const mine = (await letters().catch(() => [])).find((letter) => letter.page === location.pathname);
    if (mine) await this.post(mine);
  }

  private async post(letter: Letter): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      const body = new FormData();
      letter.fields.forEach(([name, value]) => body.append(name, value));
      const token = this.form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value;
      if (token) body.set("csrfmiddlewaretoken", token);
      const answer = await fetch(letter.url, { method: "POST", body, credentials: "same-origin" });
      if (PASSING.has(answer.status)) throw new TypeError(`${answer.status}`);
      await dropLetter(letter.key).catch(() => undefined);
      await this.answered(answer);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await this.unanswered(letter);
    } finally {
      this.sending = false;
    }
  }

  private async unanswered(letter: Letter): Promise<void> {
    await keepLetter(letter).catch(() => undefined);
    this.say("没有网络。已填内容和照片保存在本机，恢复后自动发送；重复发送只会办理一次。请不要清除浏览器数据。");
    this.timer = window.setTimeout(() => void this.post(letter), AGAIN);
  }

  private async answered(answer: Response): Promise<void> {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected && answer.ok) {
      carryToasts(page);
      return location.assign(answer.url);
    }
    const main = page.querySelector("main");
    const here = document.querySelector("main");
    if (!main || !here) return this.say(`服务器没有给出可以显示的回答（${answer.status}）。请稍后再试。`);
    history.replaceState(null, "", answer.url);
    document.title = page.title;
    here.replaceChildren(...[...main.childNodes].map((one) => document.importNode(one, true)));
    window.htmx.process(here as HTMLElement);
    here.dispatchEvent(new CustomEvent("page:part", { bubbles: true }));
    (here.querySelector<HTMLElement>("[data-form-errors]") ?? (here as HTMLElement)).focus();
  }

  private say(text: string): void {
    this.form.dispatchEvent(new CustomEvent("form:answered", { bubbles: true }));
    let place = this.form.querySelector<HTMLElement>(".sending");
    if (!place) {
      place = document.createElement("p");
      place.className = "sending";
      place.setAttribute("role", "alert");
      this.form.prepend(place);
    }
    place.textContent = text;
  }
}
