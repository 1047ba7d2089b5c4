import type { RobotVendor } from './vendor.js';
import { dingtalk } from './dingtalk.js';
import { feishu } from './feishu.js';
import { wecomRobot } from './wecom-robot.js';

/** A further vendor is one file and one line here. */
export const ROBOT_VENDORS: readonly RobotVendor[] = [wecomRobot, dingtalk, feishu];
