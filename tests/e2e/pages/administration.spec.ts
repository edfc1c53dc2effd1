import { ADMINISTRATION } from "./lists/administration.ts"
import { look } from "./look.ts"

look("administration", ADMINISTRATION, { french: true })
