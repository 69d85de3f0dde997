/** Secrets for other systems, by name only, and trying out a question to one. */
import type { Config } from "../catalogue/types";
import { request } from "./client";

export interface Secret {
  readonly key: string;
  readonly name: string;
  readonly changed_at: string;
  readonly changed_by: string | null;
}

export interface Tried {
  readonly outcome: "success" | "not_found" | "problem";
  /** 0: nothing was answered. */
  readonly status: number;
  readonly milliseconds: number;
  readonly trouble: string;
  readonly kept: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cut: boolean;
}

export const listSecrets = (): Promise<Secret[]> => request("secrets/");

export const keepSecret = (body: { name: string; value: string }): Promise<Secret> =>
  request("secrets/", { method: "POST", body });

export const replaceSecret = (key: string, value: string): Promise<Secret> =>
  request(`secrets/${key}/`, { method: "PUT", body: { value } });

export const deleteSecret = (key: string): Promise<null> =>
  request(`secrets/${key}/`, { method: "DELETE" });

export const tryInquiry = (
  config: Config,
  variables: Readonly<Record<string, string>>,
): Promise<Tried> => request("inquiries/try/", { method: "POST", body: { config, variables } });
