"""Counts calls, rejects, trunks and peaks of published sample files into sample-files.json, beside this script."""
import csv, json, os, re
from datetime import datetime, timezone
# The folder of sample files, which is not part of the repository.
R=os.environ['BUSYHOUR_CDR_SAMPLES']+'/'
def ts(s): return int(datetime.strptime(s[:19],'%Y-%m-%d %H:%M:%S').replace(tzinfo=timezone.utc).timestamp())
def summary(rows, calls, rejected, seiz):
    # seiz: list of (call, trunk, s, e)
    out={'rows':rows,'calls':len(calls),'rejected':rejected,'trunks':{}}
    def peak(iv):
        ev=[(s,1) for s,e in iv if e>s]+[(e,-1) for s,e in iv if e>s]
        ev.sort(); best=0; at=None; c=0
        for t,d in ev:
            c+=d
            if c>best: best=c; at=t
        return [best,at]
    for t in sorted({x[1] for x in seiz}):
        own=[x for x in seiz if x[1]==t]
        out['trunks'][t]={'calls':len({x[0] for x in own}),'seconds':sum(x[3]-x[2] for x in own),'peak':peak([(x[2],x[3]) for x in own])}
    out['total']={'seconds':sum(e-s for s,e in calls.values()),'peak':peak(list(calls.values()))}
    return out
def asterisk(rows, keyf, startf, endf, chans):
    seen=set(); calls={}; ch={}; rej=0
    for r in rows:
        k=keyf(r)
        if tuple(r) in seen: rej+=1; continue
        seen.add(tuple(r)); s=startf(r); e=endf(r)
        a=calls.get(k); calls[k]=(min(a[0],s),max(a[1],e)) if a else (s,e)
        for c in chans(r):
            if '/' not in c or c.startswith('Local/'): continue
            b=ch.get((k,c)); ch[(k,c)]=(min(b[0],s),max(b[1],e)) if b else (s,e)
    seiz=[]
    for (k,c),(s,e) in ch.items():
        n=c.rpartition('-')[0] or c
        if n.startswith('DAHDI/'): n='/'.join(n.split('/')[:2])
        d=n.split('/',1)[1]
        if d.isdigit() and 2<=len(d)<=6: continue
        seiz.append((k,n,s,e))
    return summary(len(rows),calls,rej,seiz)
out={}
for f in ['master-csv-pseudonymised','master-csv-small']:
    rows=list(csv.reader(open(R+'asterisk-freepbx/%s.csv'%f)))
    out['asterisk-freepbx/%s.csv'%f]=asterisk(rows,lambda r:r[16],lambda r:ts(r[9]),lambda r:ts(r[11]),lambda r:(r[5],r[6]))
rows=list(csv.reader(open(R+'asterisk-freepbx/cdr_custom-master-20col.csv')))
out['asterisk-freepbx/cdr_custom-master-20col.csv']=asterisk(rows,lambda r:r[16],lambda r:ts(r[8]),lambda r:ts(r[10]),lambda r:(r[4],r[5]))
rows=list(csv.reader(open(R+'asterisk-freepbx/freepbx-cdrreport-16col.csv')))[1:]
out['asterisk-freepbx/freepbx-cdrreport-16col.csv']=asterisk(rows,lambda r:r[14],lambda r:ts(r[0]),lambda r:ts(r[0])+int(r[9]),lambda r:(r[5],r[6]))
rows=list(csv.reader(open(R+'asterisk-freepbx/pbxware-broken-quotes.csv')))[1:]
out['asterisk-freepbx/pbxware-broken-quotes.csv']=asterisk(rows,lambda r:r[19],lambda r:ts(r[10]),lambda r:ts(r[10])+int(r[11]),lambda r:(r[6],r[7]))
ev=[json.loads(l[l.index('{'):]) for l in open(R+'asterisk-freepbx/ami-cdr-events.log') if '"event":"Cdr"' in l]
rows=[[e['starttime'],e['endtime'],e['uniqueid'],e['channel'],e['destinationchannel'],e['answertime'],json.dumps(e)] for e in ev]
out['asterisk-freepbx/ami-cdr-events.log']=asterisk(rows,lambda r:r[2],lambda r:ts(r[0]),lambda r:ts(r[1]),lambda r:(r[3],r[4]))
rows=list(csv.reader(open(R+'generic-sip/cdr-stats-import.csv')))[1:]
out['generic-sip/cdr-stats-import.csv']=summary(len(rows),{i:(ts(r[9]),ts(r[9])+int(r[10])) for i,r in enumerate(rows)},0,[])
rows=list(csv.reader(open(R+'generic-sip/synthetic-aws-cdr.csv')))[1:]
out['generic-sip/synthetic-aws-cdr.csv']=summary(len(rows),{i:(ts(r[4]),ts(r[5])) for i,r in enumerate(rows)},0,[])
rows=[l.split(',') for l in open(R+'asterisk-freepbx/excel-cr-only.csv',newline='').read().split('\r')[1:]]
def dmy(s): return int(datetime.strptime(s,'%d/%m/%y %H:%M').replace(tzinfo=timezone.utc).timestamp())
out['asterisk-freepbx/excel-cr-only.csv']=summary(len(rows),{i:(dmy(r[0]),dmy(r[0])+int(r[3])) for i,r in enumerate(rows)},0,[])
rows=list(csv.reader(open(R+'cisco-cucm/cucm15-cdr.txt')))[2:]
good=[r for r in rows if not r[8].startswith('b00')]
out['cisco-cucm/cucm15-cdr.txt']=summary(len(rows),{r[2]:(int(r[4]),int(r[48])) for r in good},len(rows)-len(good),[])
r=list(csv.reader(open(R+'cisco-cucm/headerless-typeline-cdr.txt')))[1]
out['cisco-cucm/headerless-typeline-cdr.txt']=summary(1,{r[2]:(int(r[4]),int(r[48]))},0,[(r[2],r[57],int(r[4]),int(r[48]))])
# One record behind a collector's date and address, cut to 15 columns: start, talk h:mm:ss, ring s, …, the devices in columns 12 and 14 with their names behind them.
r=open(R+'avaya/ipo-smdr-one-line-prefixed.txt').read().strip().split(' ',3)[3].split(',')
s=int(datetime.strptime(r[0],'%Y/%m/%d %H:%M:%S').replace(tzinfo=timezone.utc).timestamp()); h,m,sec=map(int,r[1].split(':')); e=s+int(r[2])+h*3600+m*60+sec
out['avaya/ipo-smdr-one-line-prefixed.txt']=summary(1,{r[9]:(s,e)},0,[(r[9],r[14].replace('Line','Line '),s,e)])
rows=list(csv.reader(open(R+'freeswitch/master-csv-excel.csv')))
# Stamps are cut to the minute: the duration counts. No channel is named.
def fs(s): return int(datetime.strptime(s,'%Y/%m/%d %H:%M').replace(tzinfo=timezone.utc).timestamp())
seen=set(); calls={}; rej=0
for r in rows:
    if tuple(r) in seen: rej+=1; continue
    seen.add(tuple(r)); s=fs(r[4]); e=s+int(r[7]); a=calls.get(r[10]); calls[r[10]]=(min(a[0],s),max(a[1],e)) if a else (s,e)
out['freeswitch/master-csv-excel.csv']=summary(len(rows),calls,rej,[])
# psql prints: cells between bars, headers and rules again and again.
lines=[[c.strip() for c in l.split('|')] for l in open(R+'3cx/v20-cdroutput-psql.txt')]
head=lines[0]; rows=[dict(zip(head,l)) for l in lines if len(l)>40 and l[0]!='cdr_id']
def off(s): return int(datetime.fromisoformat(s.replace(' +0100','+01:00')).timestamp())
calls={}; ch={}
for r in rows:
    k=r['call_history_id']; s=off(r['cdr_started_at']); e=off(r['cdr_ended_at'])
    a=calls.get(k); calls[k]=(min(a[0],s),max(a[1],e)) if a else (s,e)
    # Every segment comes from the outside line; none leads to one.
    assert r['source_entity_type']=='external_line' and r['destination_entity_type']!='external_line'
    t=(k,'Trunk '+r['source_dn_number']); b=ch.get(t); ch[t]=(min(b[0],s),max(b[1],e)) if b else (s,e)
out['3cx/v20-cdroutput-psql.txt']=summary(len(rows),calls,0,[(k,t,s,e) for (k,t),(s,e) in ch.items()])
from zoneinfo import ZoneInfo
rows=list(csv.reader(open(R+'ribbon/sbc-core-start-stop-attempt.cdr')))
def node(d,t): return int(datetime.strptime(d+' '+t[:8],'%m/%d/%Y %H:%M:%S').replace(tzinfo=ZoneInfo('America/Los_Angeles')).timestamp())
calls={}; seiz=[]
for r in rows:
    if r[0]=='STOP': s,e,g=node(r[5],r[6]),node(r[10],r[11]),(r[33],r[67])
    elif r[0]=='ATTEMPT': s,e,g=node(r[5],r[6]),node(r[104],r[9]),(r[30],r[57])
    else: continue
    calls[r[2]]=(s,e); seiz+=[(r[2],n,s,e) for n in g if n]
out['ribbon/sbc-core-start-stop-attempt.cdr']=summary(len(rows),calls,len(rows)-len(calls),seiz)
lines=[l for l in open(R+'telcobridges/tsbc-cdr.log') if l.strip()]
calls={}; seiz=[]; ends=0
for l in lines:
    f=dict(re.findall(r"(\w+)='([^']*)'",l))
    if l.split(',')[1:2]!=['END']: continue
    ends+=1; s,e,k=int(f['StartTime']),int(f['FreedTime']),f['SessionId']
    a=calls.get(k); calls[k]=(min(a[0],s),max(a[1],e)) if a else (s,e)
    seiz.append((k,f['NAP'],s,e))
out['telcobridges/tsbc-cdr.log']=summary(len(lines),calls,len(lines)-ends,seiz)
doc={'source':'Counted by a program in another language that shares no code with the importer (csv module of Python 3, naive sweep); times read as UTC.','files':out}
s=re.sub(r'\[\s+(\S+),\s+(\S+)\s+\]',r'[\1, \2]',json.dumps(doc,indent=1))
open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'sample-files.json'),'w').write(s+'\n')
