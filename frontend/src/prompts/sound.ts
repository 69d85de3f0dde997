/** Recorded samples: their picture, the part that is kept, and a WAV file of it. */

/** Per column the loudest sample, from 0 to 1. */
export function peaks(samples: Float32Array, columns: number): number[] {
  const width = samples.length / columns;
  return Array.from({ length: columns }, (_, column) => {
    let most = 0;
    const last = Math.min(samples.length, Math.ceil((column + 1) * width));
    for (let place = Math.floor(column * width); place < last; place += 1) {
      most = Math.max(most, Math.abs(samples[place] ?? 0));
    }
    return Math.min(1, most);
  });
}

/** The loudness of a moment as a part of the meter, from -60 dB up. */
export function meter(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

/** The samples between two parts of the whole (0 to 1). */
export function cut(samples: Float32Array, [from, to]: readonly [number, number]): Float32Array {
  const start = Math.round(samples.length * from);
  return samples.slice(start, Math.max(start + 1, Math.round(samples.length * to)));
}

/** 16-bit mono WAV: what is trimmed here is sent without another loss. */
export function wavOf(samples: Float32Array, rate: number): Blob {
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, letters: string): void => {
    for (let place = 0; place < letters.length; place += 1) {
      bytes.setUint8(at + place, letters.charCodeAt(place));
    }
  };
  text(0, "RIFF");
  bytes.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, place) => {
    const held = Math.max(-1, Math.min(1, sample));
    bytes.setInt16(44 + place * 2, Math.round(held * 32_767), true);
  });
  return new Blob([bytes], { type: "audio/wav" });
}
