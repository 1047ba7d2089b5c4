/**
 * What people are told, through which channel, in which words.
 * - notice: what happened, as a kind with its facts    - notification: a notice to one recipient through one channel, in a language
 * - message: a rendered notification, before a channel gives it its form    - template (消息模板): renders a kind of notice
 * - channel: inbox, e-mail, text message, 企业微信 application, robot    - robot (群机器人): writes into a group chat
 * - preference: the channels and the language that a person chose    - addressee: who gets what a policy step says
 */
export { NotificationsModule } from './notifications.module.js';
export { type Contact, resolveChannels, reasonUnused } from './preferences/channel-resolution.js';
export { type Language, LANGUAGES, type Severity, type Subject } from './messages/message.js';
export { renderNotice } from './messages/render.js';
export { InboxFollower } from './inbox/follow-inbox.js';
export { exampleNotice } from './templates/preview-template.js';
export { type Kind, type Notice } from './messages/notice.js';
export { type Template, TEMPLATES } from './messages/template.js';
export { ROBOT_VENDORS } from './vendors/vendors.js';
export { type NewNotification } from './rendering/notification.js';
export { readContacts } from './preferences/contacts.js';
export { requestNotifications } from './rendering/request-notifications.js';
export { NamedPeople } from './addressing/named-people.js';
export { type Addressee, Addressees } from './addressing/addressees.js';
export { notificationsTo, USUAL_CHANNELS } from './addressing/notifications-to.js';
export { OwnerNotices } from './addressing/owner-notices.js';
export { type ReaderRole, readerRole } from './messages/reader-role.js';
export { GroupRobots } from './robots/group-robots.js';
export { handoverFacts, readerOf, namesOf } from './addressing/handovers.js';
export { configuredChannels } from './addressing/configured-channels.js';
export { HANDOVERS } from './addressing/handovers.js';
export { NOTICE_KINDS } from './messages/notice-examples.js';
export { PreferencesService } from './preferences/preferences.service.js';
export { InboxService } from './inbox/inbox.service.js';
export { TemplatesService } from './templates/templates.service.js';
export { RobotsService } from './robots/robots.service.js';
