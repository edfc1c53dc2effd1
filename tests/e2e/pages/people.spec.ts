import { PEOPLE } from "./lists/people.ts"
import { look } from "./look.ts"

look("people", PEOPLE)
