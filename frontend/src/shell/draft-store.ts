/** Drafts of forms on this device: one per person and form, kept for a week, gone when the form was carried out. */

export interface Draft {
  at: number;
  values: [name: string, value: string][];
  /** The key of an attempt that was sent and whose answer never came: the next attempt must carry the same key. */
  sentKey?: string;
}

const WEEK = 7 * 24 * 3600 * 1000;

export class DraftStore {
  constructor(
    private readonly storage: Storage,
    private readonly person: string,
    private readonly now: () => number = Date.now,
  ) {}

  private place(form: string): string {
    return `draft:${this.person}:${form}`;
  }

  read(form: string): Draft | null {
    try {
      const draft = JSON.parse(this.storage.getItem(this.place(form)) ?? "null") as Draft | null;
      if (!draft || !Array.isArray(draft.values) || this.now() - draft.at > WEEK) return null;
      return draft;
    } catch {
      return null;
    }
  }

  /** Keep the draft; a full or forbidden storage is no reason to stop the person. Says whether it was kept. */
  keep(form: string, values: Draft["values"], sentKey?: string): boolean {
    try {
      const draft: Draft = { at: this.now(), values, ...(sentKey ? { sentKey } : {}) };
      this.storage.setItem(this.place(form), JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  forget(form: string): void {
    this.storage.removeItem(this.place(form));
  }

  /** The forms of this person that were sent under a key and have not been answered. */
  sent(): { form: string; key: string }[] {
    const prefix = this.place("");
    return Object.keys(this.storage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .flatMap((form) => {
        const key = this.read(form)?.sentKey;
        return key ? [{ form, key }] : [];
      });
  }

  /** Remove what is older than a week, and every other person's drafts (a shared computer). */
  tidy(): void {
    for (const name of Object.keys(this.storage)) {
      if (!name.startsWith("draft:")) continue;
      const mine = name.startsWith(this.place(""));
      if (!mine || !this.read(name.slice(this.place("").length))) this.storage.removeItem(name);
    }
  }

  forgetAll(): void {
    for (const name of Object.keys(this.storage)) if (name.startsWith("draft:")) this.storage.removeItem(name);
  }
}
