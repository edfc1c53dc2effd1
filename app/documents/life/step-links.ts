import type { StepName } from "./step.ts"

/** The page where a step is taken; `open` is the number of the round that is open. */
export const stepHref = (code: string, step: StepName, open: number | null): string => {
  const home = `/documents/${code}`
  if (step === "open_co_design") return `${home}#next`
  if (step === "open_round") return `${home}/approval/new`
  if (step === "close_round" || step === "withdraw_round") return `${home}/approval/${open ?? 1}#end`
  if (step === "record_act") return `${home}/acts/new`
  return `${home}/life#${step}`
}
