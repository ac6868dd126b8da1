/** The most used passwords of ten characters and more; shorter ones are refused by their length. Lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1234567890 12345678910 0123456789 0987654321 1234567891 123456789a 123456789q a123456789 q123456789 123123123123
1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv zaq12wsxcde3 qwertyuiop qwertyuiop123 qwerty12345 qwerty123456
qwerty1234 qwertyui123 1qazxsw23edc asdfghjkl1 asdfghjkl123 zxcvbnm123 zxcvbnm1234 poiuytrewq mnbvcxz123 abcdefghij
abcd123456 abc1234567 abcde12345 abcdef1234 abc123456789 aa12345678 aa123456789 password12 password123 password1234
password12345 password01 password11 password99 password00 password!1 passw0rd123 passw0rd12 p@ssw0rd123 p@ssword123
p@ssword12 passwordpassword mypassword mypassword1 mypassword123 newpassword changeme123 changemenow letmein123
letmein1234 letmeinnow welcome123 welcome1234 welcome2024 welcome2025 welcome2026 iloveyou12 iloveyou123 iloveyou1234
iloveyouso administrator administrator1 admin12345 admin123456 administrat0r superman123 football123 baseball123
basketball basketball1 michael123 jennifer12 princess123 sunshine123 monkey12345 dragon12345 starwars123 trustno1trustno1
liverpool1 chelsea123 manchester barcelona1 realmadrid computer12 computer123 internet12 internet123 samsung123
google12345 facebook123 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026
autumn2025 autumn2026 december12 november11 january2025 january2026 chocolate1 chocolate12 butterfly1 butterfly12
strawberry strawberry1 spongebob1 elizabeth1 christian1 alexander1 jonathan123 charlie123 whatever123 qwerty7890
11223344556677 1122334455 1111122222 123321123321 147258369a 1472583690 9876543210 98765432100 7894561230 789456123a
3141592653 31415926535 2718281828 1029384756 5432167890 6789012345 1357924680 2468013579 0102030405 potluck123
potluck1234 potluckpotluck cookingcooking recipe1234 recipes123 kitchen123 kitchen1234 correcthorsebatterystaple
correct horse battery staple letmeinplease opensesame openseasame idontknow1 secret12345 supersecret topsecret1
testtest12 testtest123 testing123 testing1234 test123456 test1234567 user123456 guest12345 default123 temppassword
temporary1 hello12345 hello123456 helloworld helloworld1 goodmorning lovelovelove iloveyou2025 iloveyou2026 jesuschrist
blessed123 qwertzuiop qwertzuiop1 qwertz12345 azertyuiop azertyuiop1 azerty12345 motdepasse motdepasse1 passwort123
passwort12 passwort1234 hallo12345 schatz1234 contrasena contraseña contrasena1 contraseña1 tequiero123 senha12345`
    .split(/\n/)
    .flatMap((line) => line.split(" "))
    .concat("correct horse battery staple"),
);
