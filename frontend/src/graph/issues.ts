/** The server's findings about a drawing, sorted to where they are shown. */

export interface Issue {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly node: string | null;
  readonly field: string | null;
  readonly port: string | null;
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export type IssuesByNode = ReadonlyMap<string, readonly Issue[]>;

export function issuesByNode(issues: readonly Issue[]): IssuesByNode {
  const sorted = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.node === null) continue;
    const list = sorted.get(issue.node);
    if (list === undefined) sorted.set(issue.node, [issue]);
    else list.push(issue);
  }
  return sorted;
}

/** The issues at a field: "choices" owns "choices.0.key" as well, unless asked for the exact place. */
export function issuesAt(issues: readonly Issue[], path: string, exact: boolean): Issue[] {
  return issues.filter(({ field }) => {
    if (field === null) return false;
    return field === path || (!exact && field.startsWith(`${path}.`));
  });
}

export function worst(issues: readonly Issue[]): Issue["severity"] | null {
  if (issues.some((issue) => issue.severity === "error")) return "error";
  return issues.length > 0 ? "warning" : null;
}
