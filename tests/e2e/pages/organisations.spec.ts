import { ORGANISATIONS } from "./lists/organisations.ts"
import { look } from "./look.ts"

look("organisations", ORGANISATIONS)
