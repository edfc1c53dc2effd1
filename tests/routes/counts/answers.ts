import type { Page } from "./page.ts"

const at =
  (which: "body" | "letter" | "proposal" | "requested" | "taken" | "ready" | "endorsed" | "published") =>
  (codes: Parameters<NonNullable<Page["params"]>>[0]) => ({ code: codes.answers[which] })

export const ANSWERS: readonly Page[] = [
  { route: "proposals.$code.answer", most: 8, params: at("proposal") },
  { route: "proposals.$code.thread", most: 11, params: at("proposal") },
  { route: "proposals.$code.atom", most: 11, params: at("proposal") },
  { route: "answers.$code._index", most: 9, params: at("published") },
  { route: "answers.$code.text", most: 6, params: at("published") },
  { route: "answers.$code.take", most: 7, params: at("requested") },
  { route: "answers.$code.draft", most: 13, params: at("taken") },
  { route: "answers.$code.visto", most: 12, params: at("ready") },
  { route: "answers.$code.publish", most: 12, params: at("endorsed") },
  { route: "answers.$code.extend", most: 6, params: at("taken") },
  { route: "answers.$code.clarify", most: 6, params: at("published") },
  { route: "answers.$code.files", most: 7, params: at("taken") },
  { route: "answers.$code.transcribe", most: 8, params: at("letter") },
  { route: "answers.$code.withdraw", most: 6, params: at("taken") },
  { route: "organisations.$code.answers", most: 3, params: at("body") },
]
