/** One flow, opened for editing. */
export function EditorPage({ flowId }: { readonly flowId: number }) {
  return <p>{flowId}</p>;
}
