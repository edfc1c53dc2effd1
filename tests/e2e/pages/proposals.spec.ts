import { ANSWER_PAGES } from "./lists/answers.ts"
import { CALL_PAGES } from "./lists/calls.ts"
import { FIGURE_PAGES } from "./lists/figures.ts"
import { PRACTICE_PAGES } from "./lists/practices.ts"
import { PROPOSAL_PAGES } from "./lists/proposals.ts"
import { look } from "./look.ts"

look("proposals", PROPOSAL_PAGES)
look("calls", CALL_PAGES)
look("answers", ANSWER_PAGES)
look("figures", FIGURE_PAGES)
look("practices", PRACTICE_PAGES)
