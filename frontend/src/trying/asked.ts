/** One thing that is asked of the person, until it is answered: once, whatever happens then. */
import type { Hearing, Speech } from "./microphone";
import { listenTo } from "./microphone";
import type { Answer, Do } from "./news";
import type { Playing, Speaker } from "./speaker";

export interface Hands {
  readonly speaker: Speaker;
  readonly useMicrophone: boolean;
  readonly speak: (piece: ArrayBuffer) => void;
  readonly show: (change: { typed?: string; microphone?: boolean }) => void;
  readonly answer: (answer: Answer) => void;
}

const SAMPLE_SECONDS = 4;
/** A server that is told a little early waits for nothing. */
const MARGIN_MS = 150;

export class Asked {
  private playing: Playing | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopRinging: (() => void) | null = null;
  private speech: Speech | null = null;
  private typed = "";
  private open = true;
  private readonly began = performance.now();

  constructor(
    private readonly question: Do,
    private readonly hands: Hands,
  ) {
    switch (question.do) {
      case "hear":
        this.hear(question.sound, question.seconds, () => this.answer({ heard: this.elapsed() }));
        break;
      case "press":
        this.hear(question.sound, question.seconds, () => this.waitForKeys(question.timeout));
        break;
      case "say":
        void this.say(question.silence);
        break;
      case "ring":
        this.stopRinging = hands.speaker.ring();
        break;
      case "talk":
        break;
    }
  }

  press(key: string): void {
    const { question } = this;
    if (!this.open) return;
    if (question.do === "hear" && question.skippable) {
      this.answer({ skipped: true, heard: this.elapsed() });
    } else if (question.do === "press") {
      this.playing?.stop();
      this.typed += key;
      this.hands.show({ typed: this.typed });
      if (key === "#" || this.typed.length >= question.wanted) this.answer({ keys: this.typed });
      else this.waitForKeys(question.timeout);
    } else if (question.do === "say" && key === "#") this.answer(this.said());
  }

  ahead(): void {
    const keys = this.typed;
    if (this.question.do === "say") this.answer(this.said());
    else this.answer({ ahead: true, heard: this.elapsed(), ...(keys !== "" && { keys }) });
  }

  otherHangsUp(): void {
    if (this.question.do === "talk") this.answer({ skipped: true });
  }

  /** Nothing is answered: somebody hung up, or the next thing is asked already. */
  leave(): void {
    this.open = false;
    clearTimeout(this.timer);
    this.playing?.stop();
    this.stopRinging?.();
    this.speech?.stop();
    this.speech = null;
  }

  private elapsed(): number {
    return (performance.now() - this.began) / 1000;
  }

  private answer(answer: Answer): void {
    if (!this.open) return;
    this.leave();
    this.hands.answer(answer);
  }

  private hear(sound: string, seconds: number, then: () => void): void {
    this.playing = this.hands.speaker.play(sound, seconds);
    void this.playing.ended.then((atEnd) => {
      if (atEnd && this.open) then();
    });
  }

  private waitForKeys(seconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.answer({ keys: this.typed }), seconds * 1000);
  }

  private async say(silence: number | null): Promise<void> {
    if (!this.hands.useMicrophone) {
      this.leaveSample();
      return;
    }
    try {
      this.keep(await listenTo(this.hearing(silence)));
    } catch {
      if (this.open) this.leaveSample();
    }
  }

  private hearing(silence: number | null): Hearing {
    return {
      piece: (bytes) => {
        if (this.open) this.hands.speak(bytes);
      },
      silent: (seconds) => {
        if (silence !== null && seconds >= silence) this.answer({});
      },
    };
  }

  /** The person may have hung up while the microphone was being opened. */
  private keep(speech: Speech): void {
    if (!this.open) {
      speech.stop();
      return;
    }
    this.speech = speech;
    this.hands.show({ microphone: true });
  }

  private leaveSample(): void {
    this.timer = setTimeout(() => this.answer(this.said()), SAMPLE_SECONDS * 1000 + MARGIN_MS);
  }

  private said(): Answer {
    return this.speech === null ? { sample: Math.min(this.elapsed(), SAMPLE_SECONDS) } : {};
  }
}
