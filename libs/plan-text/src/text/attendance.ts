/** Opens the line of minutes that lists who was there, when and where: 参加人员：…, 主持：…, 时间：…, 地点：…. */
export const ATTENDANCE =
  /^[ \t\u3000]*(?:(?:参加|参会|出席|列席|与会|到会|请假|缺席|主持|记录|整理|签发|校对)(?:会议)?(?:人员|人|单位|领导)?|会议(?:时间|地点)|时[ \u3000]*间|地[ \u3000]*点)[：:]/;
