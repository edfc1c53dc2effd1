import type { Page } from "./page.ts"

export const COURSES: readonly Page[] = [
  { route: "courses._index", most: 3 },
  { route: "courses.new", most: 2 },
  { route: "courses.$code._index", most: 4, params: ({ course }) => ({ code: course }) },
  { route: "courses.$code.editions.new", most: 9, params: ({ course }) => ({ code: course }) },
  { route: "course-sessions.$code", most: 4, params: ({ courseSession }) => ({ code: courseSession }) },
  { route: "editions.$code._index", most: 8, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.cancel", most: 3, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.edit", most: 8, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.enrol", most: 3, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.enrolments", most: 7, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.group", most: 4, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.sessions.new", most: 3, params: ({ edition }) => ({ code: edition }) },
  { route: "enrolments.$code", most: 8, params: ({ enrolment }) => ({ code: enrolment }) },
  { route: "my-courses", most: 1 },
  {
    route: "course-sessions.$code_.register._index",
    most: 9,
    params: ({ courseSession }) => ({ code: courseSession }),
  },
  {
    ...{ route: "course-sessions.$code_.register.$enrolment", most: 9 },
    params: ({ courseSession, present }) => ({ code: courseSession, enrolment: present }),
  },
  {
    route: "course-sessions.$code_.register.close",
    most: 10,
    params: ({ courseSession }) => ({ code: courseSession }),
  },
  {
    route: "course-sessions.$code_.register.lesson",
    most: 8,
    params: ({ courseSession }) => ({ code: courseSession }),
  },
  { route: "editions.$code.register", most: 11, params: ({ edition }) => ({ code: edition }) },
  { route: "editions.$code.register_.csv", most: 11, params: ({ edition }) => ({ code: edition }) },
  { route: "enrolments.$code_.hours", most: 7, params: ({ present }) => ({ code: present }) },
]
