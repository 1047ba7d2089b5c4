import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile, UploadedFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { AttachmentsService, ProjectReader, ReportsService } from '#projects';
import type { UploadedDocument } from '../http/api-request.js';
import { attachment, canPreview, inline, previewPolicy, withPreview } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { FileUpload } from '../http/uploads/file-upload.js';
import { uploadedName } from '../http/uploads/uploaded-name.js';
import { MayAttachGuard } from './may-attach.guard.js';
import { PageQuery, pageOf } from '../http/input/page.dto.js';
import { AttachmentAnswer, AttachmentBody, AttachmentList, AttachmentQuery, DutyPeriodList, ReportPage } from './reports.dto.js';

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly attachments: AttachmentsService,
    private readonly reader: ProjectReader,
  ) {}

  /**
   * The periods of a recurring duty (每月, 每季度), each with its day, its report and its lamp
   * @remarks Empty for a task that is done once. A report is owed for each period, is chased as any report, and counts in the scorecard.
   */
  @Get('projects/:id/periods')
  async listPeriods(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DutyPeriodList> {
    return { items: await this.reader.periods(actor, id) };
  }

  @Get('projects/:id/reports')
  @ApiOperation({ summary: 'Reports (进展反馈) of all departments on a project, the latest first' })
  @ApiOkResponse({ type: ReportPage })
  listReports(@Param('id', IdPipe) id: string, @Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<ReportPage> {
    return this.reports.list(actor, id, pageOf(query));
  }

  @Get('projects/:id/attachments')
  @ApiOperation({ summary: 'Files of a project, oldest first' })
  @ApiOkResponse({ type: AttachmentList })
  async listAttachments(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<AttachmentList> {
    return { items: (await this.attachments.list(actor, id)).map(withPreview) };
  }

  @Post('projects/:id/attachments')
  @Needs('project.handle')
  @UseGuards(MayAttachGuard)
  @FileUpload('file', { maxBytes: AttachmentsService.MAX_BYTES, remedy: 'Save it smaller, or in parts.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AttachmentBody })
  @ApiOperation({
    summary: 'Upload a file for a report or as evidence of completion',
    description:
      'PDF, Word, Excel, PowerPoint, WPS, OFD, PNG, JPEG or plain text, told by content, up to 20 MB. Name its id in `attachmentIds` of report, report-cooperation or request-completion, up to 10 each.',
  })
  @ApiCreatedResponse({ type: AttachmentAnswer })
  async upload(
    @Param('id', IdPipe) id: string,
    @UploadedFile() file: UploadedDocument | undefined,
    @Body() _body: AttachmentBody,
    @CurrentActor() actor: Actor,
  ): Promise<AttachmentAnswer> {
    if (!file || file.size === 0) throw new DomainError('file.missing', 'Upload the file as the form field "file".');
    return withPreview(await this.attachments.add(id, { name: uploadedName(file.originalname), path: file.path }, actor));
  }

  @Get('attachments/:id')
  @ApiOperation({ summary: 'Download a file, or show it; whoever sees its project may' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async download(
    @Param('id', IdPipe) id: string,
    @Query() query: AttachmentQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { attachment: file, content } = await this.attachments.open(id, actor);
    const isShown = query.inline === true && canPreview(file.mediaType);
    if (isShown) response.set('Content-Security-Policy', previewPolicy(file.mediaType));
    return new StreamableFile(content, {
      type: file.mediaType,
      disposition: (isShown ? inline : attachment)(file.name, 'attachment'),
      length: file.bytes,
    });
  }
}
