import { RULES_PAGES } from "./lists/rules.ts"
import { look } from "./look.ts"

look("rules", RULES_PAGES)
