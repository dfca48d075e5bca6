import type { Fixture } from '../testing/source-contract.ts';

/** As `cdr_custom`'s sample writes it: the caller's name first. Local time is UTC+8. */
export const byCaller = [
  '"""Eva Müller"" <02012345678>","02012345678","100","from-trunk","PJSIP/trunk-00000001","PJSIP/101-00000002","Dial","PJSIP/101,30","2024-03-04 09:00:00","2024-03-04 09:00:07","2024-03-04 09:03:07","187","180","ANSWERED","DOCUMENTATION","","1709514000.1","",1',
  '"""Eva ""the boss"" Müller"" <02012345678>","02012345678","100","from-trunk","PJSIP/trunk-00000003","PJSIP/102-00000004","Dial","PJSIP/102,30","2024-03-04 10:00:00","","2024-03-04 10:00:30","30","0","NO ANSWER","DOCUMENTATION","","1709517600.3","",3',
  '"""101"" <101>","101","01098765432","from-internal","PJSIP/101-00000005","PJSIP/trunk-00000006","Dial","PJSIP/trunk/01098765432","2024-03-04 11:00:00","2024-03-04 11:00:12","2024-03-04 11:01:12","72","60","ANSWERED","DOCUMENTATION","","1709521200.5","",5',
  '"broken',
  '',
].join('\n');

/** As `cdr_csv` writes it: the account code first; two legs of one call behind a queue. */
export const byAccount = [
  '"","02012345678","500","ext-queues","""Eva"" <02012345678>","SIP/trunk-00000001","SIP/101-00000002","Queue","500,t,,","2024-03-04 09:00:00",,"2024-03-04 09:00:15",15,0,"NO ANSWER","DOCUMENTATION","1709514000.1","","","1709514000.1",1',
  '"","02012345678","500","ext-queues","""Eva"" <02012345678>","SIP/trunk-00000001","SIP/102-00000003","Queue","500,t,,","2024-03-04 09:00:00","2024-03-04 09:00:21","2024-03-04 09:02:21",141,120,"ANSWERED","DOCUMENTATION","1709514000.1","","","1709514000.1",2',
  '"","02087654321","500","ext-queues","""Tom"" <02087654321>","SIP/trunk-00000007",,"Queue","500,t,,","2024-03-04 09:10:00","2024-03-04 09:10:00","2024-03-04 09:10:40",40,40,"ANSWERED","DOCUMENTATION","1709514600.7","","","1709514600.7",4',
].join('\r\n');

/** As FreePBX and database tools export the table `cdr`. */
export const byHeader = [
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence',
  '2024-03-04 09:00:00,"""王芳"" <13800138000>",13800138000,101,from-did-direct,PJSIP/trunk-00000001,PJSIP/101-00000002,Dial,PJSIP/101,187,180,ANSWERED,3,,1709514000.1,,4001234567,,1709514000.1,1',
  '2024-03-04 09:30:00,anonymous,,102,from-did-direct,PJSIP/trunk-00000003,PJSIP/102-00000004,Dial,PJSIP/102,12,0,BUSY,3,,1709515800.3,,4001234567,,1709515800.3,3',
].join('\n');

export const fixtures: readonly Fixture[] = [
  { name: 'cdr-custom/Master.csv', content: byCaller, records: 4, zone: 'Asia/Shanghai' },
  { name: 'cdr-csv/Master.csv', content: byAccount, records: 3, zone: 'Asia/Shanghai' },
  { name: 'cdr.csv', content: byHeader, records: 2, zone: 'Asia/Shanghai' },
];
