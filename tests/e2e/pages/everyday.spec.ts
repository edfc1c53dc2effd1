import { EVERYDAY } from "./lists/everyday.ts"
import { look } from "./look.ts"

look("everyday", EVERYDAY, { main: true })
