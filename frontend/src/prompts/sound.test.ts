import { describe, expect, it } from "vitest";
import { cut, meter, peaks, wavOf } from "./sound";

const RAMP = Float32Array.from({ length: 100 }, (_, place) => (place % 2 ? -1 : 1) * (place / 100));

describe("a recording", () => {
  it("is drawn by the loudest sample of each column", () => {
    expect(peaks(RAMP, 4).map((peak) => peak.toFixed(2))).toEqual(["0.24", "0.49", "0.74", "0.99"]);
  });

  it("is drawn in as many columns where it has fewer samples", () => {
    expect(peaks(Float32Array.of(0.5, 0.25), 4)).toHaveLength(4);
  });

  it("is cut between two handles", () => {
    expect([...cut(RAMP, [0.25, 0.5])]).toEqual([...RAMP.slice(25, 50)]);
  });

  it("is never cut to nothing", () => {
    expect(cut(RAMP, [0.5, 0.5])).toHaveLength(1);
  });

  it("fills the meter when it is as loud as can be and leaves it empty in silence", () => {
    expect(meter(new Float32Array(64).fill(1))).toBe(1);
    expect(meter(new Float32Array(64))).toBe(0);
  });

  it("becomes a WAV file of 16 bits whose head tells its length and rate", async () => {
    const bytes = new DataView(await wavOf(Float32Array.of(0, 1, -2), 48_000).arrayBuffer());
    expect([bytes.byteLength, bytes.getUint32(24, true), bytes.getUint32(40, true)]).toEqual([
      50, 48_000, 6,
    ]);
    expect([44, 46, 48].map((at) => bytes.getInt16(at, true))).toEqual([0, 32_767, -32_767]);
  });
});
