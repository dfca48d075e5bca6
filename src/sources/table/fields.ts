/**
 * What a column of a table can be. The names are those of `--map`; `ignore` leaves a column out.
 *
 * `at-date` and `at-time` are the two halves of `at`. `reply-at` is when the customer was answered,
 * `waited` how long that took. `from` and `to` are for tables that only say who wrote or called whom.
 */
export const FIELDS = [
  'id',
  'matter',
  'customer',
  'customer-name',
  'customer-email',
  'customer-phone',
  'company',
  'agent',
  'agent-id',
  'agent-email',
  'agent-extension',
  'from',
  'to',
  'at',
  'at-date',
  'at-time',
  'channel',
  'direction',
  'subject',
  'topic',
  'subtopic',
  'tags',
  'text',
  'reply-at',
  'reply-text',
  'answered',
  'answered-at',
  'ended-at',
  'waited',
  'talked',
  'held',
  'wrapped-up',
  'handled',
  'rating',
  'rated-at',
  'survey-sent-at',
  'resolved',
  'resolved-at',
  'reopens',
] as const;
export type Field = (typeof FIELDS)[number];

/** Unit of a duration's bare numbers; a header or `--map` (`waited:min`) says it. */
export const DURATION_UNITS = ['ms', 's', 'min', 'h', 'd'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export const TIMES: ReadonlySet<Field> = new Set([
  'at',
  'at-date',
  'reply-at',
  'answered-at',
  'ended-at',
  'rated-at',
  'survey-sent-at',
  'resolved-at',
]);
export const DURATIONS: ReadonlySet<Field> = new Set(['waited', 'talked', 'held', 'wrapped-up', 'handled']);

/** The field that a header names, and how sure that is from 0 to 1; null: it names none. */
export function fieldOfHeader(header: string): { readonly field: Field; readonly sureness: number } | null {
  const plain = plainHeader(header);
  const exact = EXACT.get(plain);
  if (exact !== undefined) return { field: exact, sureness: 1 };
  // An hour may be one of the day.
  const length = ['ms', 's', 'min'].includes(unitOfHeader(header) ?? '') ? LENGTHS.get(plain) : undefined;
  if (length !== undefined) return { field: length, sureness: 1 };
  for (const [pattern, field] of LOOSE) if (pattern.test(plain)) return { field, sureness: 0.6 };
  return null;
}

/** The headers that name a field and nothing else, as {@link plainHeader} writes them. */
export function headersOf(field: Field): string[] {
  return [...EXACT].flatMap(([header, named]) => (named === field ? [header] : []));
}

/** The unit that a header names: "(seconds)", "_ms", 分钟. */
export function unitOfHeader(header: string): DurationUnit | null {
  const text = header.normalize('NFKC').toLowerCase();
  if (/毫秒|millis|(?:^|[^a-z])(?:ms|msec)(?:$|[^a-z])/.test(text)) return 'ms';
  if (/分钟|分鐘|\(分\)|minute|(?:^|[^a-z])mins?(?:$|[^a-z])/.test(text)) return 'min';
  if (/小时|小時|hour|(?:^|[^a-z])(?:hrs?|h)(?:$|[^a-z])/.test(text)) return 'h';
  if (/秒|second|(?:^|[^a-z])(?:secs?|s)(?:$|[^a-z])/.test(text)) return 's';
  return /(?:\(|_|\bin )days?\)?$|\(天\)/.test(text) ? 'd' : null;
}

/** Lower case, without spaces, signs, units and the words that every header may carry. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /\((?:y\/n|yes\/no|[^)]*(?:second|minute|hour|sec|min|hrs?|秒|分钟|小时|毫秒|ms|utc|gmt|北京时间|北京時間|[a-z]{3,}\/[a-z_]{3,})[^)]*|s|h|分)\)/g,
      '',
    )
    .replace(/[\s_]in[\s_](?:seconds?|secs?|minutes?|mins?|hours?|hrs?|milliseconds?|ms|days?)\b/g, '')
    .replace(/[\s_-](?:seconds?|secs?|minutes?|mins?|hours?|hrs?|milliseconds?|ms)$/g, '')
    .replace(/[\s_\-./:#?？*"'()[\]【】（）]+/g, '');
}

const EXACT: ReadonlyMap<string, Field> = new Map([
  ...all(
    'id',
    'id uniqueid uuid guid recordid rowid callid messageid msgid interactionid communicationid commid contactid eventid cdrid uid ticketid ticketno ticketnumber caseid casenumber caseno incidentid requestid surveyid responseid chatid key 编号 序号 记录编号 记录id 工单号 工单编号 工单id 单号 流水号 消息id 消息编号 沟通编号 沟通id 会话记录id 通话id 通话编号 主键 唯一id 唯一标识 案件编号 服务单号 記錄編號 編號 工單號 工單編號 序號 number num ticket case incident incidentnumber issueid issuekey requestnumber 工单 反馈编号 投诉编号 咨询编号 服务编号 受理编号',
  ),
  ...all(
    'matter',
    'conversationid conversation threadid thread sessionid session matter matterid 会话id 会话编号 对话id 会话 对话编号 會話id 會話編號',
  ),
  ...all(
    'customer',
    'customer customerid custid customernumber customerno custno clientid client accountid account accountnumber userid user memberid member buyerid buyer consumerid contact visitorid requesterid patientid cid 客户 客户编号 客户id 客户号 客户账号 会员 会员id 会员编号 会员号 用户 用户id 用户编号 用户名 买家 买家id 账号 客戶 客戶編號 客戶id 會員編號 顾客 顾客编号 顾客id lead leadid leadno leadnumber prospect prospectid guest guestid policyholder policyholderid subscriber subscriberid passenger passengerid patient student studentid 线索 线索编号 患者 学员 访客 访客id 业主',
  ),
  ...all(
    'customer-name',
    'customername clientname custname username contactname buyername membername fullname name requester requestername visitorname visitor 客户姓名 客户名称 客户名 姓名 名字 用户姓名 会员姓名 联系人 联系人姓名 买家昵称 昵称 顾客姓名 客戶姓名 客戶名稱',
  ),
  ...all(
    'customer-email',
    'email emailaddress customeremail clientemail useremail contactemail requesteremail mail custemail 邮箱 电子邮箱 邮箱地址 客户邮箱 电子邮件地址 用户邮箱 郵箱 電子郵箱 電郵地址 requesteremailaddress fromemail emailid 客户电子邮箱 联系邮箱',
  ),
  ...all(
    'customer-phone',
    'phone phonenumber customerphone mobile mobilenumber telephone tel cell msisdn customermobile clientphone contactnumber customernumberphone phoneno mobileno 电话 电话号码 手机 手机号 手机号码 联系电话 客户电话 客户手机 客户手机号 联系方式 電話 電話號碼 手機 手機號碼 workphone mobilephone homephone phone1 contactphone requesterphone 来电号码 客户号码 手机号码1 联系手机 用户手机号',
  ),
  ...all(
    'company',
    'company companyname customercompany clientcompany organization organisation organizationname organisationname accountname employer firm 公司 公司名称 公司名 单位 单位名称 企业 企业名称 客户公司 客户单位 所属公司 所属单位 工作单位 公司名稱 單位 單位名稱 企業 企業名稱 客戶公司',
  ),
  ...all(
    'agent',
    'agent agentname operator representative rep csr staff staffname employee employeename assignee assignedto assignedagent handledby handler servicerep supportagent owner advisor agentassigned respondedby repliedby answeredby 客服 客服姓名 客服人员 客服名称 客服代表 坐席 坐席姓名 坐席名称 座席 座席姓名 接待客服 接待人 处理人 处理人员 受理人 经办人 员工 员工姓名 接听人 回复人 负责人 跟进人 客服專員 處理人 專員 assignedagentname agentassignee resolver technician solvedby closedby takenby calltakenby 受理客服 处理客服 跟进客服 负责客服 服务客服 客服昵称 客服账号 接线员 话务员 服务人员 处理坐席 受理坐席 受理人员 接待人员 接单人 负责人姓名 客服专员 caseowner ticketowner contactowner conversationowner',
  ),
  ...all(
    'agent-id',
    'agentid operatorid staffid employeeid repid agentno agentnumber 客服id 客服编号 客服工号 坐席id 坐席编号 坐席工号 座席工号 工号 员工编号 員工編號 工號',
  ),
  ...all(
    'agent-email',
    'agentemail operatoremail staffemail employeeemail repemail assigneeemail owneremail handleremail agentmail 客服邮箱 坐席邮箱 员工邮箱 处理人邮箱 客服郵箱 員工郵箱',
  ),
  ...all(
    'agent-extension',
    'agentextension agentext extension ext extensionnumber 分机 分机号 坐席分机 客服分机 分機 分機號',
  ),
  ...all(
    'from',
    'from sender caller callernumber callerid callingnumber src source ani fromnumber fromaddress 主叫 主叫号码 发件人 发送人 发送者 发送方 主叫號碼 寄件人',
  ),
  ...all(
    'to',
    'to recipient recipients callee calleenumber callednumber dst destination dnis tonumber toaddress receiver 被叫 被叫号码 收件人 接收人 接收者 接收方 被叫號碼',
  ),
  ...all(
    'at',
    'at time datetime date timestamp communicationtime commtime contacttime contactdate contactdatetime createdat created createdtime creationtime creationdate createddate createtime createdon opened openedat opendate opentime occurredat eventtime messagetime msgtime senttime sentat sent sentdate receivedat received receivedtime calltime callstart callstarttime calldate calldatetime starttime startdate startedat start begintime begin communicationdate issuereportedat issuereported reportedat reporteddate ticketcreated ticketcreatedat opentimestamp submittedat submitted inquirytime questiontime asktime requesttime interactiondate interactiontime dateofcontact dateandtime 时间 日期 沟通时间 沟通日期 联系时间 联系日期 创建时间 创建日期 建立时间 提交时间 提交日期 发送时间 发送日期 接收时间 接入时间 进线时间 来电时间 呼叫时间 呼入时间 通话时间 通话开始时间 通话日期 开始时间 咨询时间 提问时间 反馈时间 投诉时间 受理时间 发起时间 发生时间 消息时间 日期时间 来信时间 呼叫开始时间 溝通時間 時間 聯繫時間 建立時間 來電時間 通話時間 開始時間 發送時間 登记时间 报告时间 reportedon loggedat loggedon raisedat raisedon sysc syscreatedon openedon 受理日期 报修时间 诉求时间 工单创建时间 登记日期 来访时间 datestamp eventdate',
  ),
  ...all('at-date', 'callday'),
  ...all('at-time', 'timeofday callhour 时刻 時刻'),
  ...all(
    'channel',
    'channel channelname channeltype communicationtype commtype communicationchannel contactchannel contacttype contactmethod medium type mode via method communicationmethod interactiontype mediatype supportchannel origin caseorigin ticketchannel sourcechannel 渠道 渠道名称 渠道类型 方式 沟通方式 沟通类型 沟通渠道 联系方式类型 联系渠道 类型 媒介 来源渠道 来源 咨询渠道 进线渠道 接入渠道 服务渠道 通讯方式 交流方式 溝通方式 溝通類型 管道 聯繫管道 contactmode ticketsource 反馈渠道 受理渠道 来源类型 工单来源 受理方式 反馈方式 接触渠道',
  ),
  ...all(
    'direction',
    'direction calldirection inout messagedirection calltype sendertype senderrole role authortype 方向 呼叫方向 呼叫类型 通话类型 呼入呼出 消息方向 发送方类型 发送者类型 角色 收发类型 方向類型',
  ),
  ...all(
    'subject',
    'subject title summary headline 主题 标题 工单标题 工单主题 事由 主題 標題 shortdescription ticketsubject ticketname ticketsummary issuesummary 问题标题 反馈标题',
  ),
  ...all(
    'topic',
    'topic category reason issuetype issuecategory querytype tickettype ticketcategory casetype casecategory contactreason inquirytype enquirytype problemtype complainttype requesttype maincategory 话题 类别 分类 一级分类 问题类型 问题分类 问题类别 咨询类型 咨询分类 主题分类 工单分类 工单类型 投诉类型 投诉分类 反馈类型 诉求类型 诉求分类 业务类型 話題 類別 分類 問題類型 問題分類 諮詢類型 主題分類',
  ),
  ...all(
    'subtopic',
    'subtopic subcategory subtype subreason issuesubtype issuesubcategory ticketsubcategory detailcategory 子类 子类别 子分类 子主题 二级分类 细分类型 细分类别 问题子类 小类 子類別 子分類 二級分類',
  ),
  ...all(
    'tags',
    'tags tag labels label tickettags casetags keywords 标签 标记 工单标签 会话标签 客户标签 標籤 標記 工單標籤',
  ),
  ...all(
    'text',
    'text content message body communicationcontent messagecontent messagetext messagebody msg customermessage question inquiry enquiry description issue issuedescription details detail complaint remarks customerremarks customercomment comment comments feedback query note notes transcript customerquery requestdescription 内容 沟通内容 消息 消息内容 正文 留言 留言内容 咨询内容 问题 问题描述 描述 详情 投诉内容 反馈 反馈内容 客户反馈 客户留言 客户消息 备注 客户问题 提问内容 聊天内容 溝通內容 內容 訊息 問題描述 意见 评论 评论内容 longdescription lastmessage firstmessage ticketdescription chatmessage querytext usermessage usermsg customerquestion 诉求内容 投诉描述 问题内容 反馈描述 用户反馈 用户问题 客户诉求 来电内容 诉求',
  ),
  ...all(
    'reply-at',
    'responsetime replytime respondedat repliedat replyat responseat answertime answerat responsedate replydate responsedatetime replydatetime issueresponded firstresponseat firstresponsetime firstreplyat firstreplytime firstrespondedat firstresponsedate responded replied agentresponsetime 回复时间 响应时间 答复时间 回应时间 应答时间 首次回复时间 首次响应时间 首响时间 回复日期 客服回复时间 处理时间 回覆時間 回復時間 回應時間 答覆時間 響應時間 initialresponsetime initialresponse initialresponseat firstreply firstresponse firstresponsedatetime firstagentresponse 首次应答时间 首次答复时间 首响时刻 首次回应时间',
  ),
  ...all(
    'reply-text',
    'responsecontent replycontent response reply answer replytext responsetext agentreply agentresponse responsemessage replymessage replybody responsebody answertext companyreply ticketresponse 回复 回复内容 答复 答复内容 客服回复 回应内容 响应内容 处理结果 解答 回覆內容 回復內容 回應內容 答覆內容 回覆',
  ),
  ...all(
    'answered',
    'answered isanswered answeredyn callanswered wasanswered answeredyesno disposition callstatus pickup pickedup connected callresult 是否接听 是否接通 是否应答 接听状态 接通状态 接听 接通 通话状态 呼叫结果 通话结果 是否接聽 是否接起 應答狀態',
  ),
  ...all(
    'answered-at',
    'answeredat answertimestamp connectedat pickuptime pickedupat connecttime answeredtime callanswertime 接听时间 接通时间 应答时刻 接起时间 接聽時間',
  ),
  ...all(
    'ended-at',
    'endedat endtime end enddate callend callendtime hanguptime hangupat disconnecttime disconnectedat 结束时间 挂断时间 通话结束时间 挂机时间 結束時間 掛斷時間',
  ),
  ...all(
    'waited',
    'waited speedofanswer asa waittime waitingtime waitduration queuetime timeinqueue waitsec waitseconds answerspeed ringtime ringduration responseduration timetorespond timetofirstresponse firstresponseduration responsedelay timetoreply replyduration timetoanswer avgspeedofanswer 等待时长 等待时间 排队时长 排队时间 应答速度 接听速度 振铃时长 响应时长 回复时长 首次响应时长 首响时长 等待時長 排隊時長 回覆時長 waittimeinqueue ringingtime firstresponsetimemin firstresponsehours',
  ),
  ...all(
    'talked',
    'talked talktime talkduration avgtalkduration averagetalkduration callduration duration billsec talksec calllength conversationtime conversationduration callminutes talkminutes 通话时长 通话长度 通话秒数 时长 通话持续时间 平均通话时长 通話時長 時長 durationincall incallduration talkingtime talktimeseconds speakingtime connectedduration 接通时长 有效通话时长 通话时间长度',
  ),
  ...all('held', 'held holdtime holdduration onhold onholdtime timeonhold 保持时长 保持时间 静音时长 保留時長'),
  ...all(
    'wrapped-up',
    'wrappedup wrapup wrapuptime wrapupduration acw acwtime aftercallwork aftercallworktime aftercallduration 话后时长 话后处理时长 事后处理时长 整理时长 後處理時長 话后时间',
  ),
  ...all(
    'handled',
    'handled handletime handlingtime handleduration aht averagehandletime connectedhandlingtime totalhandletime 处理时长 处理时间长度 处理用时 平均处理时长 處理時長',
  ),
  ...all(
    'rating',
    'rating ratings csat csatscore csatrating satisfaction satisfactionrating satisfactionscore customersatisfaction customersatisfactionscore customersatisfactionrating score stars star nps npsscore surveyscore surveyrating customerrating feedbackscore customerscore 评分 满意度 满意度评分 满意度评价 评价 评价分数 客户评分 打分 得分 星级 评星 客户满意度 满意度得分 評分 滿意度 評價 客戶滿意度 surveyresult surveyresults surveyanswer surveyresponse happiness customerhappiness 评价结果 满意程度 满意度调查 服务评价 客户评价 评价等级 满意度等级',
  ),
  ...all(
    'rated-at',
    'ratedat ratingtime ratingdate surveydate surveyresponsedate surveytime surveycompletedat csatdate feedbackdate surveyresponsetime feedbacktime 评价时间 评分时间 评价日期 满意度评价时间 打分时间 評價時間',
  ),
  ...all(
    'survey-sent-at',
    'surveysentat surveysent surveysentdate csatsentat surveysenttime 问卷发送时间 邀评时间 邀请评价时间 评价邀请时间',
  ),
  ...all(
    'resolved',
    'resolved isresolved solved issolved resolution status ticketstatus casestatus resolutionstatus issueresolved 是否解决 解决状态 已解决 状态 工单状态 是否已解决 處理狀態 是否解決',
  ),
  ...all(
    'resolved-at',
    'resolvedat resolvedon resolveddate resolvedtime resolutionat resolutiondate resolutiondatetime resolutiontimestamp resolvedtimestamp solvedat solvedon solveddate solvedtime closedat closedon closeddate closedtime closedatetime closedtimestamp closedate closetime closureat closuredate closuretime completedat completedon completeddate completedtime completiondate completiontime dateresolved dateclosed datesolved timeresolved timeclosed ticketclosed ticketclosedat ticketresolved lastresolvedat lastclosedat sysclosedat timetoresolution 解决时间 解决日期 关闭时间 关闭日期 工单关闭时间 工单解决时间 完成时间 完成日期 办结时间 办结日期 结案时间 结案日期 完结时间 完结日期 工单完结时间 工单完成时间 最后解决时间 最近解决时间 解決時間 關閉時間 結案時間 完成時間',
  ),
  ...all(
    'reopens',
    'reopens reopencount reopenscount reopenedcount timesreopened numberofreopens reopentimes reopennumber noofreopens 重开次数 重新打开次数 重启次数 工单重开次数 重開次數',
  ),
]);

/** What names a length only together with a unit: "Talk seconds", "call_min". */
const LENGTHS: ReadonlyMap<string, Field> = new Map([
  ...all('waited', 'wait waiting queue queued ring ringing 等待 排队 排隊 振铃 振鈴'),
  ...all('talked', 'talk talking call speaking conversation 通话 通話'),
  ...all('held', 'hold 保持'),
  ...all('wrapped-up', 'wrap aftercall'),
  ...all('handled', 'handle handling 处理 處理'),
]);

/** Parts of a header, in the order in which they are tried. */
const LOOSE: readonly (readonly [RegExp, Field])[] = [
  [
    /survey.*(?:date|time|at)$|(?:rating|rated|feedback|csat).*(?:date|time)$|(?:评价|评分|評價).*(?:时间|時間|日期)/,
    'rated-at',
  ],
  [/csat|nps|satisfaction|rating|满意|滿意|评分|評分/, 'rating'],
  [/wrapup|aftercall|acw|话后|後處理/, 'wrapped-up'],
  [/talk.*(?:time|duration)|calldur|(?:通话|通話).*(?:时长|時長|秒|分钟|分鐘)/, 'talked'],
  [/hold.*(?:time|duration)|(?:保持|保留).*(?:时长|時長|秒|分钟|分鐘)/, 'held'],
  [/handl.*(?:time|duration)|(?:处理|處理).*(?:时长|時長|秒|分钟|分鐘)/, 'handled'],
  [
    /speedofanswer|wait.*(?:time|duration|sec)|queue.*(?:time|duration)|(?:等待|排队|排隊|振铃|振鈴).*(?:时|時|秒|分钟|分鐘)/,
    'waited',
  ],
  [/(?:response|reply|respon[ds]).*(?:duration|delay|length)|(?:回复|响应|回覆).*(?:时长|耗时|用时|時長)/, 'waited'],
  [
    /(?:response|reply|respon[ds]|replied).*(?:time|date|at|on)$|(?:回复|答复|响应|回覆|回應|回应).*(?:时间|時間|日期)/,
    'reply-at',
  ],
  [
    /(?:response|reply|answer).*(?:content|text|body|message)|(?:回复|答复|回覆|回應|回应).*(?:内容|內容|消息|正文)/,
    'reply-text',
  ],
  [/^(?:customer|client|cust|contact|user|buyer).*e?mail|(?:客户|客戶|用户|会员).*(?:邮|郵)/, 'customer-email'],
  [
    /^(?:customer|client|cust|contact|user|buyer).*(?:phone|mobile|tel)|(?:客户|客戶|用户|会员).*(?:电话|手机|電話|手機)/,
    'customer-phone',
  ],
  [/^(?:customer|client|cust|user|buyer).*name|(?:客户|客戶|用户|会员).*(?:姓名|名称|名稱|昵称)/, 'customer-name'],
  [
    /^(?:customer|client|cust|member).*(?:id|no|number|code|key)$|(?:客户|客戶|会员|用户).*(?:编号|編號|id|号|號|账号|编码|代码)/,
    'customer',
  ],
  [/^(?:agent|operator|csr|staff).*(?:name)$|(?:客服|坐席|座席).*(?:姓名|名)/, 'agent'],
  [
    /^(?:customer|client|cust|contact|user|buyer).*(?:company|organi[sz]ation|employer)|(?:客户|客戶|用户|会员).*(?:公司|单位|單位|企业|企業)/,
    'company',
  ],
  [/conversation.*(?:id|no)|session.*(?:id|no)|thread.*id|(?:会话|对话|會話).*(?:id|号|编号)/, 'matter'],
  [
    /(?:communication|contact|message|issue|ticket|case|interaction|call|chat|inquiry|complaint).*(?:time|date|datetime|timestamp|createdat|reportedat)$|(?:沟通|溝通|联系|聯繫|咨询|投诉|来电|创建|消息).*(?:时间|時間|日期)/,
    'at',
  ],
  [
    /(?:communication|contact|message|issue|ticket|inquiry|complaint).*(?:content|text|body|description)|(?:沟通|溝通|消息|咨询|问题|投诉|留言).*(?:内容|內容|描述)/,
    'text',
  ],
  [/channel|渠道|沟通方式|溝通方式/, 'channel'],
  [/direction|呼入呼出|方向/, 'direction'],
  [/^answered|是否接/, 'answered'],
];

function all(field: Field, headers: string): [string, Field][] {
  return headers.split(' ').map((header) => [header, field]);
}
