import { beforeEach, describe, expect, it } from "vitest";
import { DraftStore } from "../src/shell/draft-store";

class Memory implements Storage {
  [name: string]: unknown;
  get length(): number {
    return Object.keys(this).length;
  }
  clear(): void {
    Object.keys(this).forEach((name) => delete this[name]);
  }
  getItem(name: string): string | null {
    return (this[name] as string | undefined) ?? null;
  }
  key(at: number): string | null {
    return Object.keys(this)[at] ?? null;
  }
  removeItem(name: string): void {
    delete this[name];
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
}

const DAY = 24 * 3600 * 1000;
let storage: Memory;
let now: number;
const store = (person = "a") => new DraftStore(storage, person, () => now);

beforeEach(() => {
  storage = new Memory();
  now = 1_700_000_000_000;
});

describe("a draft on this device", () => {
  it("comes back as it was typed", () => {
    store().keep("case/1", [["name", "某某便利店"], ["grounds", "a"], ["grounds", "b"]]);
    expect(store().read("case/1")?.values).toEqual([["name", "某某便利店"], ["grounds", "a"], ["grounds", "b"]]);
  });

  it("is gone after a week", () => {
    store().keep("case/1", [["name", "x"]]);
    now += 8 * DAY;
    expect(store().read("case/1")).toBeNull();
  });

  it("is never shown to the next person on a shared computer", () => {
    store("a").keep("case/1", [["name", "x"]]);
    expect(store("b").read("case/1")).toBeNull();
    store("b").tidy();
    expect(storage.length).toBe(0);
  });

  it("remembers the key of an attempt whose answer never came, so that the next one is the same act", () => {
    store().keep("case/1", [["name", "x"]], "key-1");
    store().keep("case/2", [["name", "y"]]);
    expect(store().sent()).toEqual([{ form: "case/1", key: "key-1" }]);
  });

  it("survives broken storage without stopping the person", () => {
    storage.setItem("draft:a:case/1", "{broken");
    expect(store().read("case/1")).toBeNull();
    storage.setItem = () => {
      throw new Error("QuotaExceededError");
    };
    expect(store().keep("case/1", [])).toBe(false);
  });

  it("leaves nothing behind at sign-out", () => {
    store().keep("case/1", []);
    storage.setItem("keys-single", "off");
    store().forgetAll();
    expect(Object.keys(storage)).toEqual(["keys-single"]);
  });
});
