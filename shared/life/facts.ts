/** Something in the archive that says the person was alive on a day, in the clerk's words with its paper. */
export interface LivingFact {
  on: string;
  /** 资格认证通过（街道窗口，资格认证表 认〔2026〕3号）, 走访（王芳）. */
  told: string;
}

/** What any file says that a step is judged by; a kind adds its own. Days `YYYY-MM-DD`; of a person only where it is one's. */
export interface LifeFacts {
  today: string;
  birthOn: string | null;
  diedOn: string | null;
  /** What says that the person was alive, the latest first. */
  alive: readonly LivingFact[];
  /** The day of the last step of each state, as far as there was one. */
  lastOn: Readonly<Record<string, string | undefined>>;
}

/** What is filled in for a step. */
export interface StepInput {
  on: string;
  evidence: readonly string[];
  month?: string | null;
  reason?: string | null;
  way?: string | null;
  party?: string | null;
  dueOn?: string | null;
  amountFen?: number | null;
}

/** A step as the story of a file keeps it, for whoever reads the story again. */
export interface ToldStep {
  step: string;
  on: string;
  month: string | null;
  amountFen: number | null;
}
