/** What the engine declares about its node types; the shape is held by tests/golden/catalogue.json. */

export type Config = Readonly<Record<string, unknown>>;

export type Unwired = "error" | "warning" | "hint" | "ends" | "goes_on";

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  /** The carrier does not document it: shown as such, heeded only where the installation says so. */
  readonly experimental?: boolean;
  /** Kept by the canvas; it stands in no form. */
  readonly hidden?: boolean;
  /** It means something only while the choice or switch named first, beside it, is the second. */
  readonly shown_for?: readonly [string, string | boolean];
  /** What a new step has there, where a drawing that says nothing means the default. */
  readonly begins?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface TextField extends FieldBase {
  readonly kind: "text" | "template" | "phone_or_variable";
  readonly max?: number;
  readonly multiline?: boolean;
}

export interface NumberField extends FieldBase {
  readonly kind: "number" | "seconds";
  readonly min?: number;
  readonly max?: number;
}

export interface ChoiceField extends FieldBase {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface ListField extends FieldBase {
  readonly kind: "list";
  readonly item: readonly Field[];
  readonly min?: number;
  readonly max?: number;
}

export interface VersionField extends FieldBase {
  readonly kind: "flow_version";
  /** What it means when no version is named. */
  readonly empty: string;
}

export interface PlainField extends FieldBase {
  readonly kind:
    | "switch"
    | "prompt"
    | "prompt_to_record"
    | "clips"
    | "phone"
    | "phone_or_sip"
    | "tones"
    | "number_of_ours"
    | "variable"
    | "hours"
    | "person"
    | "team"
    | "secret"
    | "voicemail_box"
    | "shared_switch"
    | "announcement"
    | "table"
    | "caller_list"
    | "flow"
    | "key";
}

/** A name within what another field names, such as an exception of opening hours. */
export interface NameInField extends FieldBase {
  readonly kind: "hours_exception" | "switch_position" | "table_column";
  readonly of: string;
}

export type Field =
  TextField | NumberField | ChoiceField | ListField | VersionField | PlainField | NameInField;

export type FieldKind = Field["kind"];

export interface PortRule {
  readonly id: string;
  readonly label: string;
  readonly unwired: Unwired;
  /** Not wired, it goes to the step that catches what goes wrong, if there is one. */
  readonly trouble?: boolean;
  /** The list field whose items each give one port. */
  readonly from?: string;
}

export interface NodeType {
  readonly type: string;
  readonly label: string;
  readonly group: string;
  readonly icon: string;
  readonly everyday: boolean;
  readonly help: string;
  readonly summary: string;
  readonly entry: boolean;
  /** Calls come here by themselves when something goes wrong. */
  readonly catches?: boolean;
  /** What is done when the call has ended begins here. */
  readonly tail?: boolean;
  readonly fields: readonly Field[];
  readonly ports: readonly PortRule[];
  /** The way out calls take past the step when it is switched off; null where it cannot be. */
  readonly onward: string | null;
  /** Whether it uses another flow, goes there for good, or leaves the flow it is in to whoever uses that. */
  readonly part?: "uses" | "goes" | "leaves" | null;
}

export interface Group {
  readonly name: string;
  readonly label: string;
}

export interface Variable {
  readonly name: string;
  readonly label: string;
}

export interface Limits {
  readonly nodes: number;
  readonly edges: number;
  readonly name: number;
  readonly document_bytes: number;
}

export interface Catalogue {
  readonly spec: number;
  readonly limits: Limits;
  readonly groups: readonly Group[];
  readonly variables: readonly Variable[];
  readonly types: readonly NodeType[];
  /** By language, what types of other packages bring: Antler's own words are in the page. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Turns an English phrase of the catalogue into the reader's language. */
export type Translate = (english: string) => string;

export const inEnglish: Translate = (english) => english;
