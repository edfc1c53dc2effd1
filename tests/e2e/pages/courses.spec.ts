import { COURSE_PAGES } from "./lists/courses.ts"
import { look } from "./look.ts"

look("courses", COURSE_PAGES)
