import type { RobotVendor } from './vendor.js';
import { dingtalk } from './vendors/dingtalk.js';
import { feishu } from './vendors/feishu.js';
import { wecomRobot } from './vendors/wecom-robot.js';

/** A further vendor is one file and one line here. */
export const ROBOT_VENDORS: readonly RobotVendor[] = [wecomRobot, dingtalk, feishu];
