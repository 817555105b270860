# Makes incomplete-gamma.json: P(a, x) and its quantile with 50 digits. python3 test/truth/incomplete-gamma.py > test/truth/incomplete-gamma.json
from decimal import Decimal as D, getcontext
from fractions import Fraction as F
from math import comb
import json
getcontext().prec = 60
def bern(n):
    B=[F(0)]*(n+1); B[0]=F(1)
    for m in range(1,n+1):
        B[m]=-sum(comb(m+1,k)*B[k] for k in range(m))/(m+1)
    return B
B=bern(40)
PI=D('3.14159265358979323846264338327950288419716939937510582097494')
def lngamma(a):
    s=D(0)
    while a<100: s+=a.ln(); a+=1
    r=(a-D('0.5'))*a.ln()-a+(2*PI).ln()/2
    for k in range(1,20):
        b=B[2*k]; r+=D(b.numerator)/D(b.denominator)/(2*k*(2*k-1)*a**(2*k-1))
    return r-s
def P(a,x):
    t=1/a; s=t; n=1
    while t>s*D(10)**-58: t*=x/(a+n); s+=t; n+=1
    return (a*x.ln()-x-lngamma(a)).exp()*s
def Q(a,p):
    lo,hi=D(10)**-200,max(D(1),4*a)
    while P(a,hi)<p: hi*=2
    for _ in range(1200):
        m=(lo*hi).sqrt() if hi/lo>4 else (lo+hi)/2
        if P(a,m)<p: lo=m
        else: hi=m
        if hi-lo<hi*D(10)**-30: break
    return hi
rows=[]
for a in ['0.05','0.5','1','2.5','7.25','40','333.3','20000']:
    for f in ['0.2','0.9','1','1.3','2.5']:
        x=D(float(a))*D(f); rows.append({'fn':'incompleteGamma','a':float(a),'x':float(x),'expected':'%.17g'%float(P(D(float(a)),D(float(x))))})
    for p in [2.0**-20,0.05,0.5,0.95,0.9999]:
        rows.append({'fn':'incompleteGammaQuantile','a':float(a),'p':p,'expected':'%.17g'%float(Q(D(float(a)),D(p)))})
for r in rows: r['expected']=float(r['expected'])
doc={'source':'Computed with 50 digits by the power series of DLMF 8.7.1 and Stirling\'s series with exact Bernoulli numbers after a shift to 100 (Python decimal and fractions); quantiles by bisection.','vectors':rows}
print('{\n  "source": %s,\n  "vectors": [\n%s\n  ]\n}' % (json.dumps(doc['source']), ',\n'.join('    '+json.dumps(r) for r in rows)))
