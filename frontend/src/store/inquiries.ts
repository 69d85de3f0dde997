/** Secrets and trials of questions to other systems, as the forms need them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../api/inquiries";
import type { Config } from "../catalogue/types";

const SECRETS = { queryKey: ["secrets"], queryFn: api.listSecrets };

export const useSecrets = () => useQuery(SECRETS);

interface Written {
  /** Null: a new one. */
  readonly key: string | null;
  readonly name: string;
  readonly value: string;
}

export function useKeepSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, name, value }: Written) =>
      key === null ? api.keepSecret({ name, value }) : api.replaceSecret(key, value),
    onSuccess: () => client.invalidateQueries(SECRETS),
  });
}

export function useDeleteSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: api.deleteSecret,
    onSuccess: () => client.invalidateQueries(SECRETS),
  });
}

export const useTryInquiry = () =>
  useMutation({
    mutationFn: (asked: { config: Config; variables: Readonly<Record<string, string>> }) =>
      api.tryInquiry(asked.config, asked.variables),
  });
