import { BALLOT_PAGES } from "./lists/ballots.ts"
import { look } from "./look.ts"

look("ballots", BALLOT_PAGES)
