/** The server's findings about a drawing, sorted to where they are shown. */
import { edgeKey } from "./document";

/** The worst first. */
export const SEVERITIES = ["error", "warning", "hint"] as const;

export type Severity = (typeof SEVERITIES)[number];

export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly node: string | null;
  readonly field: string | null;
  readonly port: string | null;
  /** The step it is about, where `node` uses a flow that holds it; else empty. */
  readonly inside?: string;
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Issues by what they are about: a step's id, or a wire's key. */
export type IssuesByPlace = ReadonlyMap<string, readonly Issue[]>;

function sorted(issues: readonly Issue[], placeOf: (issue: Issue) => string | null): IssuesByPlace {
  const places = new Map<string, Issue[]>();
  for (const issue of issues) {
    const place = placeOf(issue);
    if (place === null) continue;
    const list = places.get(place);
    if (list === undefined) places.set(place, [issue]);
    else list.push(issue);
  }
  return places;
}

export function issuesByNode(issues: readonly Issue[]): IssuesByPlace {
  return sorted(issues, (issue) => issue.node);
}

export function issuesByWire(issues: readonly Issue[]): IssuesByPlace {
  return sorted(issues, ({ node, port }) =>
    node === null || port === null ? null : edgeKey({ source: node, port }),
  );
}

/** The issues at a field: "choices" owns "choices.0.key" as well, unless asked for the exact place. */
export function issuesAt(issues: readonly Issue[], path: string, exact: boolean): Issue[] {
  return issues.filter(({ field }) => {
    if (field === null) return false;
    return field === path || (!exact && field.startsWith(`${path}.`));
  });
}

export function worst(issues: readonly Issue[]): Severity | null {
  return SEVERITIES.find((severity) => issues.some((issue) => issue.severity === severity)) ?? null;
}

export type Counts = Readonly<Record<Severity, number>>;

export function countOf(issues: readonly Issue[]): Counts {
  const count = (severity: Severity): number =>
    issues.filter((issue) => issue.severity === severity).length;
  return { error: count("error"), warning: count("warning"), hint: count("hint") };
}
