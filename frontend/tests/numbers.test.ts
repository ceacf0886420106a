import { describe, expect, it } from "vitest";
import { idNumber, uscc } from "../src/islands/identity/numbers";

/** An identity number with the right check digit for an invented person. */
function invented(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return first17 + "10X98765432"[sum % 11];
}

describe("an identity number", () => {
  it("passes with its check digit and tells the date of birth", () => {
    expect(idNumber(invented("33080319900101123"))).toMatchObject({ state: "ok", birth: "1990-01-01" });
  });

  it("is refused with any other check digit", () => {
    const good = invented("33080319900101123");
    for (const sign of "0123456789X") {
      if (sign !== good[17]) expect(idNumber(good.slice(0, 17) + sign).state).toBe("wrong");
    }
  });

  it("is refused for a day that never was", () => {
    expect(idNumber(invented("33080319900230123")).words).toContain("出生日期");
  });

  it("is left open while it is being typed", () => {
    expect(idNumber("330803").state).toBe("open");
  });
});

describe("a unified social credit code", () => {
  it("passes for a published code and fails when one sign changes", () => {
    expect(uscc("91350100M000100Y43").state).toBe("ok");
    expect(uscc("91350100M000100Y44").state).toBe("wrong");
  });

  it("never contains I, O, S, V or Z", () => {
    expect(uscc("9135010OM000100Y43").words).toContain("I、O、S、V、Z");
  });
});
