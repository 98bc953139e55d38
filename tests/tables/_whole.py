"""A folder that uses every column of every table, as `write_register` writes it.

The divisions are real; everything else is made up.
"""

from typing import Final

WHOLE: Final = {
    "divisions.csv": (
        "code,level,name,since,until,urban_rural,households,residents,lon,lat,datum\n"
        "640000000000,province,宁夏回族自治区,,,,,,,,\n"
        "640400000000,prefecture,固原市,,,,,,,,\n"
        "640424000000,county,泾源县,,,,30000,100000,106.3,35.5,cgcs2000\n"
        "640424100000,township,香水镇,,,,,,,,\n"
        "640424100003,village,泾河社区居委会,2008-01-01,,111,0,9007199254740991,,,\n"
        "640424100216,village,惠台村委会,,2099-12-31,220,310,1200,-106.25,-35.5,wgs84\n"
    ),
    "grids.csv": (
        "id,division,name,zone,households,residents,disputes,incidents,requests,leader,secretary,"
        "since,until\n"
        "G1,640424100003,第一网格,residential,120,400,3,0,12,P001,true,2020-01-01,2020-12-31\n"
        "G2,640424100003,第二网格,,,,,5,,,false,,\n"
    ),
    "agencies.csv": (
        "id,division,level,name,municipal_district,officers,station_officers,community_officers,"
        "auxiliaries,since,until\n"
        "640424000000,640424000000,county,泾源县公安局,false,100,50,25,200,2000-01-01,2040-12-31\n"
        "6404000000AA,640400000000,prefecture,固原市公安局,true,,,,,,\n"
    ),
    "stations.csv": (
        "id,agency,name,divisions,structure,remote,command_platform,since,until\n"
        "S1,640424000000,香水派出所,640424100000;640424100003,two_teams_one_room,true,false,"
        "2000-01-01,2040-12-31\n"
        "S2,640424000000,新民派出所,,,false,,,\n"
    ),
    "rooms.csv": (
        "id,station,name,stands_in,divisions,host,colocated,sign,plaques,equipment,culture_corner,"
        "demonstration,lon,lat,datum,since,until\n"
        "R1,S1,泾河警务室,640424100003,640424100003,village_office,true,true,false,true,false,true,"
        "106.0,35.0,gcj02,2020-01-01,2030-01-01\n"
        "R2,S1,惠台警务室,640424100216,,,,,,,,false,,,,,\n"
    ),
    "workstations.csv": (
        "id,station,room,kind,stands_in,divisions,host,colocated,sign,plaques,equipment,"
        "culture_corner,demonstration,lon,lat,datum,since,until\n"
        "W1,S1,R1,post,640424100216,640424100216,school,false,true,true,true,true,true,106.1,35.1,"
        "bd09,2020-01-01,2030-01-01\n"
        "W2,S1,,station,640424100216,,,,,,,,false,,,,,\n"
    ),
    "members.csv": (
        "staff_id,kind,agency,station,post,joined,left,cpc_member,competences,newcomer_until\n"
        "P001,officer,640424000000,S1,community,2010-07-01,2030-06-30,true,law:3;operations:0,"
        "2011-07-01\n"
        "F001,auxiliary,,S1,,,,false,,\n"
        "F002,assistant,,S2,,,,,public_work:5,\n"
    ),
    "assignments.csv": (
        "member,place_kind,place,since,until,dedicated,basis,known_on,superseded_on\n"
        "P001,village,640424100003,2024-01-01,2024-12-31,true,community,2024-01-02,\n"
        "F001,room,R1,,,false,,,\n"
        "F001,grid,G1,,,false,resident,,\n"
        "F002,workstation,W1,,2024-06-30,true,area_lead,,\n"
        "F002,workstation,W1,,,true,area_lead,2024-01-02,2024-04-20\n"
    ),
    "duty_entries.csv": (
        "member,role,duty,place_kind,place,start,end,in_community,other_post,ordered_by,led_by,"
        "reference\n"
        "P001,mediator,disputes,village,640424100003,2024-03-04T09:00:00+08:00,"
        "2024-03-04T11:30:00+08:00,true,,,,visit-17\n"
        "F001,,,,,2024-03-04T23:00:00.250000+08:00,2024-03-05T01:00:00+08:00,false,shift,P001,P001,\n"
    ),
    "dual_posts.csv": (
        "member,place,post,since,until,how,approved,approved_by,unpaid\n"
        "P001,640424100003,deputy_secretary,2024-01-01,2026-12-31,party_appointed,true,committee-1,true\n"
        "F001,640424100216,director_assistant,,,,,,\n"
    ),
    "mentorships.csv": (
        "mentor,mentee,area,since,until\n"
        "P001,F001,640424100003;640424100216,2024-01-01,2024-12-31\n"
        "P001,F002,,,\n"
    ),
    "trainings.csv": (
        "member,need,noted,course,form,instructor,done\n"
        "F001,dispute_resolution,2024-01-10,调解技巧,menu,P001,2024-06-30\n"
        "F002,law,2024-02-01,,,,\n"
    ),
    "grid_teams.csv": (
        "grid,compound,officer,auxiliaries,community_workers,building_heads,since,until\n"
        "G1,泾河小区,P001,F001,2,12,2024-01-01,2024-12-31\n"
        "G2,新民小区,,,,,,\n"
    ),
    "teams.csv": (
        "id,place_kind,place,kind,members,rota,joint,led_by,led_by_public,since,until\n"
        "T1,grid,G1,patrol,courier:3;teacher:0,ten_household,neighbour_watch,P001,false,2024-01-01,"
        "2024-12-31\n"
        "T2,village,640424100216,mediation,,,,,true,,\n"
    ),
    "deliberations.csv": (
        "agency,organ,unit,on\n"
        "640424000000,specialist_unit,crime-squad,2024-03-05\n"
        "6404000000AA,party_committee,,2024-03-06\n"
    ),
    "contact_visits.csv": (
        "leader,on,place_kind,place\nP001,2024-03-06,room,R1\nP001,2024-03-07,,\n"
    ),
    "publications.csv": (
        "room,channel,kind,on,reference\n"
        "R1,notice_board,advice,2024-03-09,N-1\n"
        "R1,notice_board,advice,2024-03-09,N-2\n"
        "R2,meeting,work_report,2024-12-30,\n"
    ),
    "surveys.csv": (
        "place_kind,place,since,until,sampled,satisfied,feels_safe,knows_officer,saw_officer,lawful,"
        "rational,calm,civilised,by_the_rules\n"
        "village,640424100216,2024-06-01,2024-06-30,200,180,190,176,150,199,198,197,196,200\n"
        "grid,G1,2024-06-01,2024-06-01,0,,,,,,,,,\n"
    ),
    "recognitions.csv": "member,kind,on\nP001,merit,2024-05-01\nF001,allowance,2024-05-02\n",
    "care_measures.csv": (
        "agency,kind,year,count\n640424000000,meals,2024,25\n6404000000AA,counselling,1949,0\n"
    ),
    "fundings.csv": (
        "place,level,year,earmarked,amount\n"
        "640424000000,county,2024,true,12500.5\n"
        "640424100000,township,2024,false,\n"
    ),
    "instruments.csv": (
        "issuer,title,kind,on\n泾源县公安局,社区警务工作方案,plan,2024-01-05\n"
    ),
    "practices.csv": (
        "station,room,name,since\nS1,,流动警务,2024-04-01\n,R1,板凳会,\n"
    ),
    "place_trends.csv": (
        "place,kind,since,until,count,warned_on,decided_on,decision,decision_sha256\n"
        "640424100003,theft,2024-03-01,2024-03-31,9,2024-04-01,2024-04-02,decision-1,"
        f"{'0123456789abcdef' * 4}\n"
        "640424000000,fraud,2024-03-01,2024-03-01,0,,,,\n"
    ),
    "jurisdiction_lists.csv": (
        "agency,item,handled_by,since,until\n"
        "640424000000,盗窃案件,station,2024-01-01,2024-12-31\n"
        "640424000000,诈骗案件,,,\n"
    ),
}
