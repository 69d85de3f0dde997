/** The phone itself: what is asked of the person, what they do, and what has happened so far. */
import { createStore } from "zustand/vanilla";
import type { ShownTest } from "../store/slices/trial";
import type { EditorStore } from "../store/state";
import { Asked } from "./asked";
import type { Line } from "./line";
import { openLine } from "./line";
import type { Do, News, Post, SoundNews } from "./news";
import { Speaker } from "./speaker";
import type { Wish } from "./wish";
import { wishOfTest } from "./wish";

export type Stage = "idle" | "calling" | "on" | "over";

export interface Refusal {
  readonly detail: string;
  /** Something is to be mended in the drawing first. */
  readonly issues: boolean;
}

export interface PhoneState {
  readonly stage: Stage;
  /** The settings; null as long as nobody has chosen any. */
  readonly wish: Wish | null;
  /** The test that plays itself in this call, or has. */
  readonly shown: ShownTest | null;
  readonly callid: string | null;
  readonly doing: Do | null;
  /** Keys pressed at the question that is asked now. */
  readonly typed: string;
  readonly posts: readonly Post[];
  /** What is known of each sound, by its name on this line and by its address. */
  readonly sounds: ReadonlyMap<string, SoundNews>;
  readonly refusal: Refusal | null;
  readonly lost: boolean;
  /** Whether the microphone is on just now. */
  readonly microphone: boolean;
  /** Otherwise a sample is left where something is to be said. */
  readonly useMicrophone: boolean;
}

const IDLE: PhoneState = {
  stage: "idle",
  wish: null,
  shown: null,
  callid: null,
  doing: null,
  typed: "",
  posts: [],
  sounds: new Map(),
  refusal: null,
  lost: false,
  microphone: false,
  useMicrophone: false,
};

export class Phone {
  readonly state = createStore<PhoneState>()(() => IDLE);
  readonly speaker = new Speaker();
  private line: Line | null = null;
  private asked: Asked | null = null;
  /** The bytes that come next are those of this sound. */
  private announced = "";

  /** `save` brings what is drawn to the server, as the call runs on what lies there. */
  constructor(
    private readonly flowId: number,
    private readonly editor: EditorStore,
    private readonly save: () => Promise<void>,
  ) {}

  get isOn(): boolean {
    const { stage } = this.state.getState();
    return stage === "calling" || stage === "on";
  }

  readonly choose = (wish: Wish): void => this.state.setState({ wish });

  /** Plays a saved test up to where it went another way; a call that goes on is hung up. */
  readonly show = (shown: ShownTest, otherwise: Wish): void => {
    this.hangUp();
    this.call(wishOfTest(shown.definition, otherwise), shown);
  };

  readonly call = (wish: Wish, shown: ShownTest | null = null): void => {
    if (this.isOn) return;
    this.speaker.wake();
    this.editor.getState().clearTrial();
    this.state.setState(({ useMicrophone }) => ({
      ...IDLE,
      ...{ wish, shown, useMicrophone, stage: "calling" },
    }));
    void this.save().finally(() => {
      if (this.state.getState().stage !== "calling") return;
      this.line ??= this.connect();
      const played = shown && {
        test: shown.definition,
        until: shown.until,
        visit: shown.visit,
      };
      this.line.call(wish, played);
    });
  };

  readonly press = (key: string): void => {
    if (!this.isOn) return;
    this.speaker.key(key);
    this.asked?.press(key);
  };

  /** Does not wait for what goes on: to the end of the prompt, of the ringing, of the silence. */
  readonly ahead = (): void => this.asked?.ahead();

  /** The person who was rung puts their phone down. */
  readonly otherHangsUp = (): void => this.asked?.otherHangsUp();

  readonly hangUp = (): void => {
    if (!this.isOn) return;
    this.line?.hangUp();
    this.end({});
  };

  readonly speakFor = (useMicrophone: boolean): void => this.state.setState({ useMicrophone });

  readonly close = (): void => {
    this.leaveQuestion();
    this.line?.close();
    this.line = null;
    this.speaker.close();
    this.editor.getState().clearTrial();
  };

  private connect(): Line {
    return openLine(this.flowId, {
      hear: (news) => this.hear(news),
      sound: (bytes) => this.speaker.keep(this.announced, bytes),
      lost: () => {
        this.line = null;
        if (this.isOn) this.end({ lost: true });
      },
    });
  }

  private hear(news: News): void {
    switch (news.type) {
      case "placed":
        this.state.setState({ callid: news.callid });
        break;
      case "refused": {
        const issues = (news.issues ?? []).length > 0;
        this.end({ stage: "idle", refusal: { detail: news.detail, issues } });
        break;
      }
      case "sound":
        this.announced = news.sound;
        this.state.setState(({ sounds }) => ({
          sounds: new Map(sounds).set(news.sound, news).set(news.reference, news),
        }));
        break;
      case "do":
        if (this.isOn) this.take(news);
        break;
      case "post":
        if (this.isOurs(news)) this.posted(news);
        break;
      case "event":
        if (news.kind === "ended" && this.isOurs(news) && this.isOn) this.end({});
        break;
      case "over":
        if (this.isOurs(news) && this.isOn) this.end({});
        break;
    }
  }

  /** A call that was hung up is still reported while the next one begins. */
  private isOurs({ callid }: { readonly callid: string }): boolean {
    return callid === this.state.getState().callid;
  }

  private take(question: Do): void {
    this.leaveQuestion();
    this.state.setState({ stage: "on", doing: question, typed: "", microphone: false });
    this.asked = new Asked(question, {
      speaker: this.speaker,
      useMicrophone: this.state.getState().useMicrophone,
      speak: (piece) => this.line?.speak(piece),
      show: (change) => this.state.setState(change),
      answer: (answer) => this.line?.answer(question.n, answer),
    });
  }

  private posted(post: Post): void {
    this.state.setState(({ posts }) => ({ posts: [...posts, post] }));
    if (post.turn === null) return;
    this.editor.getState().stepTrial(post.turn);
    const { triedAt } = this.editor.getState();
    if (!this.isOn) this.editor.getState().leaveTrial();
    else if (triedAt !== null) this.editor.getState().reveal(triedAt);
  }

  private end(change: Partial<PhoneState>): void {
    this.leaveQuestion();
    this.editor.getState().leaveTrial();
    this.state.setState({ stage: "over", doing: null, typed: "", microphone: false, ...change });
  }

  private leaveQuestion(): void {
    this.asked?.leave();
    this.asked = null;
  }
}
